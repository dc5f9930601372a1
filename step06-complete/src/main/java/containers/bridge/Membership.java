package containers.bridge;

import containers.addresses.Ipv4Address;
import containers.addresses.Subnet;
import containers.bridge.lease.LeaseFile;
import containers.bridge.lease.Leases;
import containers.ports.PublishedPort;
import java.util.List;

/**
 * What a container has of the bridge.
 *
 * @param bridge the bridge's number among the host's interfaces
 * @param before what the host did before there was a bridge
 * @param subnet the addresses of all on it
 * @param gateway the bridge's own
 * @param address the container's
 * @param number which one of the subnet that is
 * @param leases the file of which that byte is locked
 * @param descriptor that file, open
 * @param ports the host's that lead to the container
 * @param hosts the host's addresses, where one of the ports is one of all addresses
 */
public record Membership(
        int bridge,
        Forwarding.Before before,
        Subnet subnet,
        Ipv4Address gateway,
        Ipv4Address address,
        int number,
        String leases,
        int descriptor,
        List<PublishedPort> ports,
        List<Ipv4Address> hosts) {

    private static final int EXAMPLE = 20;
    private static final Ipv4Address EXAMPLE_HOST = Ipv4Address.of("192.0.2.10");
    private static final int FIRST_CABLE = 100_000;

    public Membership {
        ports = List.copyOf(ports);
        hosts = List.copyOf(hosts);
    }

    /** For a plan that is only to be looked at. */
    public static Membership example(List<PublishedPort> ports) {
        return of(
                new Bridge(2, FreeSubnet.first(), Forwarding.Before.ROUTER),
                Leases.BRIDGE + 1,
                LeaseFile.pathHere(),
                EXAMPLE,
                ports,
                List.of(EXAMPLE_HOST));
    }

    static Membership of(Bridge bridge, int number, Leases leases, List<PublishedPort> ports, List<Ipv4Address> hosts) {
        return of(bridge, number, leases.path(), leases.descriptor(), ports, hosts);
    }

    static Membership of(
            Bridge bridge,
            int number,
            String leases,
            int descriptor,
            List<PublishedPort> ports,
            List<Ipv4Address> hosts) {
        return new Membership(
                bridge.index(),
                bridge.before(),
                bridge.subnet(),
                bridge.gateway(),
                bridge.address(number),
                number,
                leases,
                descriptor,
                ports,
                hosts);
    }

    /** Whose port it is: each of these addresses has one. */
    List<Ipv4Address> hosts(PublishedPort port) {
        return port.address().equals(Ipv4Address.ANY) ? hosts : List.of(port.address());
    }

    /** What the host's end of the cable is called. */
    String cable() {
        return cable(number);
    }

    static String cable(int number) {
        return "contain-" + number;
    }

    /** That end's number among the host's interfaces. */
    int cableIndex() {
        return cableIndex(number);
    }

    /** The others' count from one. */
    static int cableIndex(int number) {
        return FIRST_CABLE + number;
    }
}
