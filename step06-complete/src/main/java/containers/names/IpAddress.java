package containers.names;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * An address of IP version 4 or 6, as {@code 192.0.2.1} or {@code 2001:db8::1}: a text, as it goes into a file. Where one is
 * calculated with, it is an {@code Ipv4Address}.
 *
 * @param text how it is written
 * @param isLoopback whether it means whoever says it: {@code 127.0.0.1}, {@code 127.0.0.53}, {@code ::1}
 */
public record IpAddress(String text, boolean isLoopback) {

    private static final String IPV6_CHARACTERS = "0123456789abcdefABCDEF:.";
    private static final int OCTETS = 4;
    private static final int LOOPBACK_NETWORK = 127;

    /**
     * Reads one. A name is none, so nobody is asked what a name means.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static IpAddress of(String text) {
        return text.contains(":") ? version6(text) : version4(text);
    }

    /** Whether it is reached with IP version 4. */
    public boolean isVersion4() {
        return !text.contains(":");
    }

    private static IpAddress version4(String text) {
        String[] octets = text.split("\\.", -1);
        if (octets.length != OCTETS) {
            throw none(text);
        }
        for (String octet : octets) {
            checkOctet(text, octet);
        }
        return new IpAddress(text, Integer.parseInt(octets[0]) == LOOPBACK_NETWORK);
    }

    /** A zero in front is refused: some programs read octal digits then. */
    private static void checkOctet(String text, String octet) {
        boolean zeroInFront = octet.length() > 1 && octet.charAt(0) == '0';
        if (octet.isEmpty()
                || octet.length() > 3
                || !hasDigitsOnly(octet)
                || zeroInFront
                || Integer.parseInt(octet) > 0xFF) {
            throw none(text);
        }
    }

    private static boolean hasDigitsOnly(String octet) {
        for (int i = 0; i < octet.length(); i++) {
            if (octet.charAt(i) < '0' || octet.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** With a colon in it Java takes it for an address, and never for a name. */
    private static IpAddress version6(String text) {
        if (text.chars().anyMatch(each -> IPV6_CHARACTERS.indexOf(each) < 0)) {
            throw none(text);
        }
        try {
            return new IpAddress(text, InetAddress.getByName(text).isLoopbackAddress());
        } catch (UnknownHostException wrong) {
            throw none(text);
        }
    }

    private static IllegalArgumentException none(String text) {
        return new IllegalArgumentException("'" + text + "' is no IP address");
    }

    @Override
    public String toString() {
        return text;
    }
}
