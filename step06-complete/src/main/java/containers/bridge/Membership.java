package containers.bridge;

import containers.addresses.Ipv4Address;
import containers.addresses.Subnet;

/**
 * What a container has of the bridge.
 *
 * @param bridge the bridge's number among the host's interfaces
 * @param subnet the addresses of all on it
 * @param gateway the bridge's own
 * @param address the container's
 * @param number which one of the subnet that is
 * @param leases the file of which that byte is locked
 * @param descriptor that file, open
 */
public record Membership(
        int bridge,
        Subnet subnet,
        Ipv4Address gateway,
        Ipv4Address address,
        int number,
        String leases,
        int descriptor) {

    /** For a plan that is only to be looked at. */
    public static Membership example() {
        Bridge bridge = new Bridge(2, FreeSubnet.first());
        return of(bridge, Leases.BRIDGE + 1, Leases.path(), Membership.EXAMPLE);
    }

    private static final int EXAMPLE = 20;

    private static final int FIRST_CABLE = 100_000;

    static Membership of(Bridge bridge, int number, String leases, int descriptor) {
        return new Membership(
                bridge.index(), bridge.subnet(), bridge.gateway(), bridge.address(number), number, leases, descriptor);
    }

    /** What the host's end of the cable is called. */
    String cable() {
        return cable(number);
    }

    static String cable(int number) {
        return "contain-" + number;
    }

    /** Its number among the host's interfaces. The others' count from one. */
    static int cableIndex(int number) {
        return FIRST_CABLE + number;
    }
}
