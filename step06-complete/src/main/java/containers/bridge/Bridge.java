package containers.bridge;

import containers.addresses.Ipv4Address;
import containers.addresses.Subnet;
import containers.bridge.lease.Leases;
import containers.rtnetlink.AddressRequests;
import containers.rtnetlink.HostNetwork;
import containers.rtnetlink.LinkRequests;
import containers.rtnetlink.MacAddress;
import containers.telling.UsageException;
import java.util.Optional;

/**
 * The bridge that the containers' cables are plugged into: a switch, and the host is on it, too.
 *
 * @param index its number among the interfaces
 * @param subnet the addresses of all on it
 * @param before what the host did before there was a bridge
 */
record Bridge(int index, Subnet subnet, Forwarding.Before before) {

    static final String NAME = "contain0";

    /**
     * By this we know it again: anybody may call theirs what they like. It goes on with what the host did before, which is known
     * so also when somebody has flushed all tables.
     */
    private static final String ALIAS = "made by ./contain for its containers";

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
        Forwarding.Before before = Forwarding.Before.notedIn(link.get().alias());
        return Optional.of(host.address(index)
                .map(address -> new Bridge(index, FreeSubnet.with(address), before))
                .orElseGet(() -> withAddress(host, index, before)));
    }

    static boolean isOurs(HostNetwork.Link link) {
        return link.kind().equals("bridge") && link.alias().startsWith(ALIAS);
    }

    /** Whether the host was a router before there was this bridge. */
    boolean ofRouter() {
        return before == Forwarding.Before.ROUTER;
    }

    /**
     * Makes it.
     *
     * @param before what the host does now
     */
    static Bridge make(HostNetwork host, Forwarding.Before before) {
        // Both at once, so that nobody finds one without the sign, whenever we are killed.
        host.send(LinkRequests.newBridge(NAME), LinkRequests.mark(NAME, ALIAS + before.note()));
        return withAddress(host, host.link(NAME).orElseThrow().index(), before);
    }

    private static Bridge withAddress(HostNetwork host, int index, Forwarding.Before before) {
        Bridge bridge = new Bridge(index, FreeSubnet.besides(host.taken()), before);
        host.attempt(LinkRequests.withoutVersion6(index));
        new InterfaceSwitches(NAME).letNoVersion6In();
        host.send(LinkRequests.upKnowing(index, new MacAddress(bridge.gateway())));
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
