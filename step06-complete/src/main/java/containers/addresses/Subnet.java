package containers.addresses;

/**
 * All addresses whose first bits are the same.
 *
 * @param first the lowest of them, whose other bits are 0
 * @param prefix how many bits are the same: 1 to 31
 */
public record Subnet(Ipv4Address first, int prefix) {

    /** The host's own, of which nobody else sees anything. */
    public static final Subnet LOOPBACK = of("127.0.0.0/8");

    private static final int LONGEST = 31;

    /**
     * A subnet.
     *
     * @throws IllegalArgumentException when there is no such prefix, or the address has bits behind it
     */
    public Subnet {
        if (prefix < 1 || prefix > LONGEST || (first.bits() & ~mask(prefix)) != 0) {
            throw new IllegalArgumentException("not a subnet: " + first + "/" + prefix);
        }
    }

    /** Reads {@code 10.88.0.0/16}. */
    public static Subnet of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,2}")) {
            throw new IllegalArgumentException("not a subnet: '" + text + "' (10.88.0.0/16 is)");
        }
        return new Subnet(Ipv4Address.of(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    private static int mask(int prefix) {
        return -1 << (Integer.SIZE - prefix);
    }

    /** Whether that address is one of them. */
    public boolean contains(Ipv4Address address) {
        return (address.bits() & mask(prefix)) == first.bits();
    }

    /** Whether there is an address that is in both. */
    public boolean overlaps(Subnet other) {
        return contains(other.first) || other.contains(first);
    }

    /** Its bits in 32: 255.255.0.0 for 16. */
    public Ipv4Address mask() {
        return new Ipv4Address(mask(prefix));
    }

    /** As in {@code 10.88.0.0/16}. */
    @Override
    public String toString() {
        return first + "/" + prefix;
    }
}
