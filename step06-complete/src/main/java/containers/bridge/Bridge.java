package containers.bridge;

import containers.addresses.Ipv4Address;
import containers.addresses.Subnet;
import containers.telling.UsageException;
import java.util.Optional;

/**
 * The bridge that the containers' cables are plugged into: a switch, and the host is on it, too.
 *
 * @param index its number among the interfaces
 * @param subnet the addresses of all on it
 * @param ofRouter whether the host passed packets on before there was a bridge
 */
record Bridge(int index, Subnet subnet, boolean ofRouter) {

    static final String NAME = "contain0";

    /** By this we know it again. Anybody may call theirs what they like. */
    private static final String ALIAS = "made by ./contain for its containers";

    /** How the alias goes on where the host was no router: that is known also when somebody has flushed all tables. */
    private static final String OF_NO_ROUTER = ", and net.ipv4.ip_forward was 0";

    /** The one that is there. */
    static Optional<Bridge> find(HostNetwork host) {
        Optional<HostNetwork.Link> link = host.link(NAME);
        if (link.isEmpty()) {
            return Optional.empty();
        }
        if (!isOurs(link.get())) {
            throw new UsageException("--network bridge: there is an interface " + NAME
                    + " already, and it isn't ours: rename or remove it (ip link delete " + NAME + ")");
        }
        int index = link.get().index();
        boolean ofRouter = isOfRouter(link.get());
        return Optional.of(host.address(index)
                .map(address -> new Bridge(index, FreeSubnet.with(address), ofRouter))
                .orElseGet(() -> withAddress(host, index, ofRouter)));
    }

    static boolean isOurs(HostNetwork.Link link) {
        return link.kind().equals("bridge") && link.alias().startsWith(ALIAS);
    }

    /** Whether the host was a router before there was this bridge of ours. */
    static boolean isOfRouter(HostNetwork.Link link) {
        return !link.alias().endsWith(OF_NO_ROUTER);
    }

    /**
     * Makes it.
     *
     * @param ofRouter whether the host is a router
     */
    static Bridge make(HostNetwork host, boolean ofRouter) {
        // Both at once, so that nobody finds one without the sign, whenever we are killed.
        host.send(LinkRequests.newBridge(NAME), LinkRequests.mark(NAME, ofRouter ? ALIAS : ALIAS + OF_NO_ROUTER));
        return withAddress(host, host.link(NAME).orElseThrow().index(), ofRouter);
    }

    private static Bridge withAddress(HostNetwork host, int index, boolean ofRouter) {
        Bridge bridge = new Bridge(index, FreeSubnet.besides(host.taken()), ofRouter);
        host.attempt(LinkRequests.withoutVersion6(index));
        Forwarding.letNoVersion6In(NAME);
        host.send(LinkRequests.up(index, new MacAddress(bridge.gateway())));
        host.send(AddressRequests.newAddress(index, bridge.gateway(), bridge.subnet));
        return bridge;
    }

    /** Its own address, which leads elsewhere. */
    Ipv4Address gateway() {
        return address(Leases.BRIDGE);
    }

    /** Which one of the subnet's it is. */
    int number(Ipv4Address address) {
        return address.bits() - subnet.first().bits();
    }

    /** The address with that number. */
    Ipv4Address address(int number) {
        return new Ipv4Address(subnet.first().bits() + number);
    }
}
