package containers.bridge;

import containers.addresses.Ipv4Address;
import containers.bridge.lease.LeaseFile;
import containers.bridge.lease.Leases;
import containers.bridge.lease.LivingNetworks;
import containers.bridge.lease.LostFiles;
import containers.calls.DescriptorCalls;
import containers.kernel.Argument;
import containers.kernel.Kernel;
import containers.netlink.NetlinkFamily;
import containers.netlink.NetlinkSocket;
import containers.nftables.HostTable;
import containers.nftables.Publication;
import containers.nftables.Table;
import containers.ports.PublishedPort;
import containers.rtnetlink.HostNetwork;
import containers.telling.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The host's side: what all containers on the bridge share is there from the first one's start to the last one's end.
 *
 * <p>Java makes it, the program of the last container removes it ({@link Cable}). Should that be killed with its guardian,
 * whoever comes next finds that nobody has an address, and removes it.
 */
public final class BridgeNetwork implements AutoCloseable {

    private final Leases leases;
    private final Membership membership;
    private boolean handedOver;

    private BridgeNetwork(Leases leases, Membership membership) {
        this.leases = leases;
        this.membership = membership;
    }

    // tag::join[]
    /**
     * Takes an address on the bridge, which is made where it isn't there.
     *
     * @param ports the host's that the program is to have lead there: until then nobody else can join or leave
     * @throws UsageException when there is none to be had, or one of the ports is another container's: one line
     */
    public static BridgeNetwork join(List<PublishedPort> ports) {
        Leases leases = Leases.open();
        try (HostNetwork host = host();
                HostTable table = HostTable.open()) {
            if (leases.isAlone()) {
                remove(host, table); // what others left that were killed
            }
            Bridge bridge = Bridge.find(host).orElseGet(() -> Bridge.make(host, Forwarding.HERE.before()));
            boolean flushed = table.make(new Table(Bridge.NAME, bridge.subnet(), bridge.ofRouter()));
            if (flushed && !leases.isAlone()) {
                FlushedTable.tell(leases.taken().map(Membership::cableIndex).allMatch(host::isGuarded));
            }
            int number = leases.take()
                    .orElseThrow(() -> new UsageException("--network bridge: there are " + Leases.MOST
                            + " containers on the bridge, and no room for more"));
            pullOut(host, number);
            table.forget(bridge.address(number));
            List<Publication> others = ofTheLiving(table, bridge, leases);
            check(ports, others);
            new InterfaceSwitches(Bridge.NAME).letLoopbackThrough(leadsFromLoopback(ports, others));
            Forwarding.HERE.switchOn(bridge.ofRouter()); // after the table, which has it pass on nothing else
            if (ports.isEmpty()) {
                leases.share(); // with ports, the program does when they lead to it
            }
            List<Ipv4Address> hosts = ports.isEmpty() ? List.of() : host.addresses();
            return new BridgeNetwork(leases, Membership.of(bridge, number, leases, ports, hosts));
        } catch (RuntimeException | Error refused) {
            leave(leases);
            throw refused;
        }
    }
    // end::join[]

    /** What the container has of it. */
    public Membership membership() {
        return membership;
    }

    /**
     * Pulls out the cable of who has the address no more: its network goes a moment after its end. Or it runs, and all was
     * killed that would have ended it.
     */
    private static void pullOut(HostNetwork host, int number) {
        host.link(Membership.cable(number))
                .filter(link -> link.index() == Membership.cableIndex(number))
                .ifPresent(link -> host.delete(link.index()));
    }

    /** The kernel only knows that one port of all addresses, or of one, isn't published twice. */
    private static void check(List<PublishedPort> ports, List<Publication> others) {
        for (PublishedPort port : ports) {
            for (Publication other : others) {
                if (port.overlaps(other.port())) {
                    throw new UsageException("--publish: another container has the port " + port);
                }
            }
        }
    }

    private static boolean leadsFromLoopback(List<PublishedPort> ports, List<Publication> others) {
        List<PublishedPort> all = new ArrayList<>(ports);
        others.forEach(other -> all.add(other.port()));
        return all.stream().anyMatch(PublishedPort::isAtLoopback);
    }

    /** What leads somewhere. Ports that lead to an address that nobody has lead nowhere from now on. */
    private static List<Publication> ofTheLiving(HostTable table, Bridge bridge, Leases leases) {
        List<Publication> living = new ArrayList<>();
        for (Publication publication : table.publications()) {
            if (leases.isFree(bridge.number(publication.container()))) {
                table.unpublish(List.of(publication.port()));
            } else {
                living.add(publication);
            }
        }
        return living;
    }

    /** Has the program have the address that this process becomes. */
    public void handOver() {
        Kernel.call(DescriptorCalls.fcntl_setfd_inherited(Argument.number(leases.descriptor())));
    }

    /** The program that was started has it, and looks after all. */
    public void handedOver() {
        leases.close();
        handedOver = true;
    }

    /** Gives the address back, where no program has it. */
    @Override
    public void close() {
        if (!handedOver) {
            leave(leases);
        }
    }

    private static void leave(Leases leases) {
        try (leases) {
            leases.lockAgain();
            if (!leases.isCurrent()) {
                return; // the program that was refused has looked after all
            }
            try (HostNetwork host = host();
                    HostTable table = HostTable.open()) {
                if (leases.isAlone()) {
                    remove(host, table);
                    leases.remove();
                }
            }
        }
    }

    /**
     * Removes what containers left that were killed with all who would have done it. It costs next to nothing where there is
     * no bridge, and little where there is one.
     */
    public static void sweep() {
        String here = LeaseFile.pathHere();
        Map<String, Path> files = LeaseFile.all(Path.of(here).getParent());
        if (files.containsValue(Path.of(here))) {
            Leases.ifLeft().ifPresent(BridgeNetwork::leave);
        }
        files.values().remove(Path.of(here));
        if (!files.isEmpty()) {
            new LostFiles(files).sweep(LivingNetworks.HERE);
        }
    }

    private static void remove(HostNetwork host, HostTable table) {
        // The table last: as long as anybody is plugged in, it keeps the host's loopback interface from them.
        Optional<HostNetwork.Link> bridge = host.link(Bridge.NAME);
        bridge.filter(Bridge::isOurs).ifPresent(link -> remove(host, link));
        table.remove();
    }

    private static void remove(HostNetwork host, HostNetwork.Link bridge) {
        Forwarding.HERE.switchOff(Forwarding.Before.notedIn(bridge.alias())); // before that note goes
        host.delete(bridge.index());
    }

    private static HostNetwork host() {
        return new HostNetwork(NetlinkSocket.open(NetlinkFamily.NETLINK_ROUTE));
    }
}
