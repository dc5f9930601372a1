package containers.bridge;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_RDONLY;
import static containers.calls.OpenFlag.O_WRONLY;
import static containers.kernel.Argument.number;

import containers.addresses.Ipv4Address;
import containers.bridge.lease.Leases;
import containers.bridge.lease.SetupLock;
import containers.calls.CloneFlag;
import containers.calls.DescriptorCalls;
import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.Telling;
import containers.launch.LaunchPlan;
import containers.monitor.Gate;
import containers.netlink.Batch;
import containers.netlink.NetlinkCalls;
import containers.netlink.NetlinkFamily;
import containers.netlink.RequestRows;
import containers.nftables.Connections;
import containers.nftables.Table;
import containers.ports.HeldPorts;
import containers.ports.Protocol;
import containers.ports.PublishedPort;
import containers.rtnetlink.AddressRequests;
import containers.rtnetlink.LinkRequests;
import containers.rtnetlink.MacAddress;
import containers.rtnetlink.NeighbourRequests;
import java.util.List;

/**
 * The cable between the bridge and a container: made by the monitor while the child waits, configured by the child.
 *
 * @param membership what is at its ends
 */
public record Cable(Membership membership) {

    /** Where the monitor has a socket until the end. */
    private static final Argument SOCKET = number(Gate.KEPT - 1);

    /** What stands for the namespace where an end is to go: messages have the number in them. */
    private static final int NAMESPACE = Gate.KEPT - 2;

    /** Where the monitor has another socket, for the table. */
    private static final Argument TABLE = number(Gate.KEPT - 3);

    /** The container's end. The number is one that none of the interfaces has that some kernels put into each namespace. */
    public static final String NAME = "eth0";

    private static final int INDEX = 100;

    // tag::plug[]
    /** Plugs it in while the child waits: who makes a cable needs power over the host's network, too. */
    public void plug(LaunchPlan plan) {
        plan.namespaces().add(CloneFlag.CLONE_NEWNET);
        open(plan.parent(), NetlinkFamily.NETLINK_ROUTE, Gate.KEPT - 1);
        open(plan.parent(), NetlinkFamily.NETLINK_NETFILTER, Gate.KEPT - 3);
        plan.parent().add(DescriptorCalls.dup3(SOCKET, NAMESPACE, O_CLOEXEC)); // so that nothing else takes that number
        Argument.Result child = plan.childWaits();
        CallList meanwhile = plan.meanwhile();
        Argument.Result namespace = meanwhile.add(FileCalls.openat(child, "ns/net", O_RDONLY, O_CLOEXEC));
        meanwhile.add(DescriptorCalls.dup3(namespace, NAMESPACE, O_CLOEXEC));
        meanwhile.add(FileCalls.close(namespace));
        RequestRows.add(
                meanwhile,
                SOCKET,
                LinkRequests.newVeth(
                        membership.cableIndex(), membership.cable(), membership.bridge(), INDEX, NAME, NAMESPACE));
        meanwhile.add(FileCalls.close(number(NAMESPACE)));
        new Fastening(membership, SOCKET).addTo(meanwhile);
        unplug(plan);
    }
    // end::plug[]

    private static void open(CallList parent, NetlinkFamily family, int number) {
        Argument.Result socket = parent.add(NetlinkCalls.socket_netlink(family));
        parent.add(DescriptorCalls.dup3(socket, number, O_CLOEXEC));
        parent.add(FileCalls.close(socket));
    }

    // tag::publish[]
    /**
     * Has ports of the host's lead to the container. Comes when all other descriptors have their numbers.
     *
     * <p>First the monitor has them itself: where a service of the host's has one, no packet of that one's goes astray. Until
     * they lead here nobody else sets up anything, so that it is this container's ports that it takes back in the end.
     */
    public void publish(CallList parent) {
        if (membership.ports().isEmpty()) {
            return;
        }
        new HeldPorts(membership.ports()).addTo(parent);
        RequestRows.add(
                parent,
                TABLE,
                Table.publish(membership.ports(), membership.address()),
                List.of(Telling.of(Telling.RUNNER_FAILED, "--publish: the ports can't be led to the container")));
        for (PublishedPort port : membership.ports()) {
            if (port.protocol() == Protocol.UDP) {
                for (Ipv4Address host : membership.hosts(port)) {
                    RequestRows.attempt(
                            parent, TABLE, Connections.forgetTo(host, port)); // who sends already begins anew
                }
            }
        }
        parent.add(SetupLock.unlock(number(Gate.KEPT)));
    }
    // end::publish[]

    // tag::last[]
    /**
     * The cable goes with the container's namespace, and the address with the monitor. The bridge goes with the last of all:
     * who can lock every address is alone.
     */
    private void unplug(LaunchPlan plan) {
        Argument leases = plan.keep(membership.descriptor());
        plan.takeTurn(SetupLock.turn(leases));
        if (!membership.ports().isEmpty()) {
            plan.afterwards()
                    .attempt(FileCalls.write(
                            TABLE, Table.unpublish(membership.ports()).argument()));
        }
        plan.afterwards().attempt(Leases.lockAll(leases));
        // While the table has nothing else passed on, and before the bridge goes, which takes long and knows what was
        // before.
        Forwarding.HERE.addSwitchingOff(plan.alone(), membership.before());
        plan.alone()
                .attempt(FileCalls.write(
                        SOCKET,
                        Batch.of(LinkRequests.delete(membership.bridge())).argument()));
        plan.alone().attempt(FileCalls.write(TABLE, Table.deletion().argument()));
        plan.alone().attempt(DirectoryCalls.unlinkat(membership.leases()));
        // Then the file is closed. Should the monitor be killed now, its guardian does all of this again, and another
        // bridge may be there then: without the file it can lock nothing.
    }
    // end::last[]

    /** A socket in the namespace where the child's end is, from which it is moved to another. */
    public Argument.Result open(CallList child) {
        return child.add(NetlinkCalls.socket_netlink(NetlinkFamily.NETLINK_ROUTE));
    }

    /** Moves it to the one where the child is now. */
    public void move(CallList child, Argument.Result from) {
        Argument.Result here = child.add(FileCalls.openat("/proc/self/ns/net", O_RDONLY, O_CLOEXEC));
        child.add(DescriptorCalls.dup3(here, NAMESPACE, O_CLOEXEC));
        child.add(FileCalls.close(here));
        RequestRows.add(child, from, LinkRequests.move(INDEX, NAMESPACE));
        child.add(FileCalls.close(number(NAMESPACE)));
        child.add(FileCalls.close(from));
    }

    // tag::configure[]
    /** Gives it its address, and the way to all others. */
    public void configure(CallList child) {
        Argument.Result socket = child.add(NetlinkCalls.socket_netlink(NetlinkFamily.NETLINK_ROUTE));
        RequestRows.attempt(child, socket, LinkRequests.withoutVersion6(INDEX));
        switchOffVersion6(child);
        RequestRows.add(child, socket, LinkRequests.up(INDEX, new MacAddress(membership.address())));
        RequestRows.add(child, socket, AddressRequests.newAddress(INDEX, membership.address(), membership.subnet()));
        RequestRows.add(child, socket, AddressRequests.newDefaultRoute(membership.gateway()));
        // Another container could say that it is the gateway.
        MacAddress gateway = new MacAddress(membership.gateway());
        RequestRows.add(child, socket, NeighbourRequests.newNeighbour(INDEX, membership.gateway(), gateway));
        child.add(FileCalls.close(socket));
    }
    // end::configure[]

    /** Another container could announce itself as a router, and this one would believe it. Some kernels have no version 6. */
    private static void switchOffVersion6(CallList child) {
        Argument.Result file =
                child.attempt(FileCalls.openat(new InterfaceSwitches(NAME).withoutVersion6(), O_WRONLY, O_CLOEXEC));
        child.attempt(FileCalls.write(file, "1"));
        child.attempt(FileCalls.close(file));
    }
}
