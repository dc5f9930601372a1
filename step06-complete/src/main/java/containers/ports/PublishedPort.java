package containers.ports;

import containers.addresses.Ipv4Address;

/**
 * A port of the host's that leads to one of the container's.
 *
 * @param protocol whose port
 * @param address the host's address, or {@link Ipv4Address#ANY} for all that it has
 * @param port 1 to 65535
 * @param inside the container's port, 1 to 65535
 */
public record PublishedPort(Protocol protocol, Ipv4Address address, int port, int inside) {

    private static final int HIGHEST = 65535;

    /**
     * A port.
     *
     * @throws IllegalArgumentException when no port has that number, or no host that address: one line
     */
    public PublishedPort {
        check(port);
        check(inside);
        if (!address.isOneMachines()) {
            throw new IllegalArgumentException("no host has the address " + address);
        }
    }

    private static void check(int number) {
        if (number < 1 || number > HIGHEST) {
            throw new IllegalArgumentException("ports are 1 to " + HIGHEST + ", not " + number);
        }
    }

    /** Whether what arrives may be meant for both. */
    public boolean overlaps(PublishedPort other) {
        return protocol == other.protocol
                && port == other.port
                && (address.equals(other.address) || isOfAll() || other.isOfAll());
    }

    /** Whether it is a port of all the host's addresses. */
    public boolean isOfAll() {
        return address.equals(Ipv4Address.ANY);
    }

    /** Whether the host itself can ask for it at 127.0.0.1, or another address that begins so. */
    public boolean isAtLoopback() {
        return isOfAll() || address.isLoopback();
    }

    /** The host's side: {@code 8080/tcp}, {@code 127.0.0.1:53/udp}. */
    @Override
    public String toString() {
        return (isOfAll() ? "" : address + ":") + port + "/" + protocol;
    }
}
