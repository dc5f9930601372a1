package containers.commandline.text;

import containers.addresses.Ipv4Address;
import containers.ports.Protocol;
import containers.ports.PublishedPort;
import containers.telling.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads how people write ports: {@code 8080:80}, {@code 127.0.0.1:53:53/udp}, {@code 8000-8002:80-82}. */
public final class PortText {

    private static final int HIGHEST = 65535;
    private static final int MOST_DIGITS = 5;

    private PortText() {}

    /** Ports one behind the other. */
    private record Range(int first, int last) {

        /** The number of ports. */
        int size() {
            return last - first + 1;
        }
    }

    /**
     * The ports, in their order.
     *
     * @throws UsageException when the text is something else: one line
     */
    public static List<PublishedPort> ports(String text) {
        int slash = text.indexOf('/');
        Protocol protocol = slash < 0 ? Protocol.TCP : protocol(text, text.substring(slash + 1));
        String[] parts = (slash < 0 ? text : text.substring(0, slash)).split(":", -1);
        if (text.startsWith("[")) {
            throw wrong(text, "ports are published for IPv4 only");
        }
        if (parts.length > 3) {
            throw wrong(text, "it is [IP:]PORT:PORT, as in 127.0.0.1:8080:80");
        }
        Range inside = range(text, parts[parts.length - 1]);
        String outside = parts.length < 2 ? "" : parts[parts.length - 2];
        if (outside.isEmpty()) {
            throw wrong(text, "say which port of the host's, too, as in 8080:80: none is chosen here");
        }
        Ipv4Address address = parts.length < 3 ? Ipv4Address.ANY : address(text, parts[0]);
        return ports(text, protocol, address, range(text, outside), inside);
    }

    private static List<PublishedPort> ports(
            String text, Protocol protocol, Ipv4Address address, Range outside, Range inside) {
        if (outside.size() != inside.size()) {
            throw wrong(text, outside.size() + " of the host's ports can't lead to " + inside.size());
        }
        List<PublishedPort> ports = new ArrayList<>();
        for (int i = 0; i < outside.size(); i++) {
            int at = i;
            ports.add(
                    valid(text, () -> new PublishedPort(protocol, address, outside.first() + at, inside.first() + at)));
        }
        return ports;
    }

    private static Protocol protocol(String text, String name) {
        return switch (name) {
            case "tcp" -> Protocol.TCP;
            case "udp" -> Protocol.UDP;
            default -> throw wrong(text, "the protocol is tcp or udp, not '" + name + "'");
        };
    }

    private static Ipv4Address address(String text, String word) {
        return valid(text, () -> Ipv4Address.of(word));
    }

    private static Range range(String text, String word) {
        int dash = word.indexOf('-');
        int first = number(text, dash < 0 ? word : word.substring(0, dash));
        int last = dash < 0 ? first : number(text, word.substring(dash + 1));
        if (last < first) {
            throw wrong(text, "a range begins with its lowest port, not as " + word);
        }
        return new Range(first, last);
    }

    private static int number(String text, String word) {
        if (!word.matches("[0-9]+")) {
            throw wrong(text, "a port is a number, 1 to " + HIGHEST + ", not '" + word + "'");
        }
        int number = word.length() > MOST_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(word);
        if (number < 1 || number > HIGHEST) {
            throw wrong(text, "ports are 1 to " + HIGHEST + ", not " + word);
        }
        return number;
    }

    private static <T> T valid(String text, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException wrong) {
            throw wrong(text, wrong.getMessage());
        }
    }

    private static UsageException wrong(String text, String why) {
        return new UsageException("--publish " + text + ": " + why);
    }
}
