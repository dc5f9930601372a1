package containers.addresses;

import java.nio.ByteBuffer;

/**
 * An address of 32 bits, to calculate with: in which subnet it is, which one comes next. One that is only passed on as it was
 * written, and may be of version 6, is an {@link containers.names.IpAddress}.
 *
 * @param bits the first number is the highest byte
 */
public record Ipv4Address(int bits) {

    /** Every address of the host's. */
    public static final Ipv4Address ANY = new Ipv4Address(0);

    private static final int NUMBERS = 4;
    private static final int FIRST_OF_GROUPS = 224;

    /**
     * Reads four numbers with points between them. No name is looked up, and no number is octal: to some programs 010 is 8.
     *
     * @throws IllegalArgumentException when it is something else: one line
     */
    public static Ipv4Address of(String text) {
        String[] numbers = text.split("[.]", -1);
        int bits = 0;
        for (String number : numbers) {
            if (numbers.length != NUMBERS || !number.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(number) > 0xFF) {
                throw new IllegalArgumentException("not an IPv4 address: '" + text + "' (127.0.0.1 is)");
            }
            bits = bits << Byte.SIZE | Integer.parseInt(number);
        }
        return new Ipv4Address(bits);
    }

    /** As they are in a packet. */
    public byte[] bytes() {
        return ByteBuffer.allocate(Integer.BYTES).putInt(bits).array();
    }

    /** Whether it is the host itself, and nobody else's way to it. */
    public boolean isLoopback() {
        return Subnet.LOOPBACK.contains(this);
    }

    /** Whether one machine can have it: not a group's, nor everybody's. */
    public boolean isOneMachines() {
        return first() < FIRST_OF_GROUPS;
    }

    private int first() {
        return bits >>> 24;
    }

    /** As in {@code 127.0.0.1}. */
    @Override
    public String toString() {
        return first() + "." + (bits >>> 16 & 0xFF) + "." + (bits >>> 8 & 0xFF) + "." + (bits & 0xFF);
    }
}
