package containers.bridge;

import containers.addresses.Subnet;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.Telling;
import containers.netlink.Batch;
import containers.netlink.MessageFlag;
import containers.netlink.Request;
import containers.netlink.RequestRows;
import containers.rtnetlink.LinkRequests;
import containers.rtnetlink.MacAddress;
import containers.rtnetlink.NeighbourRequests;
import containers.traffic.Ingress;
import java.util.List;

/**
 * What the host's end of a cable lets in and out: what is the container's to send, and what is for it.
 *
 * @param membership what is at its ends
 * @param socket an open one, in the host's network namespace
 */
record Fastening(Membership membership, Argument socket) {

    /** Before the container's program begins. */
    void addTo(CallList meanwhile) {
        guard(meanwhile);
        fasten(meanwhile);
    }

    // tag::guard[]
    /**
     * Has the cable let nothing in that is for the host's 127.0.0.1, or claims to come from there: some services trust whoever
     * does. The table does it, too, and can be flushed. Some kernels haven't got that.
     */
    private void guard(CallList meanwhile) {
        int cable = membership.cableIndex();
        RequestRows.attempt(meanwhile, socket, Ingress.newPlace(cable));
        RequestRows.attempt(meanwhile, socket, Ingress.newFilter(cable, Subnet.LOOPBACK));
    }
    // end::guard[]

    // tag::fasten[]
    /** Who has which MAC address isn't what a container says that it has: it could say that it has a neighbour's. */
    private void fasten(CallList meanwhile) {
        int cable = membership.cableIndex();
        MacAddress mac = new MacAddress(membership.address());
        Request toHost = NeighbourRequests.newNeighbour(membership.bridge(), membership.address(), mac);
        RequestRows.add(
                meanwhile,
                socket,
                Batch.of(
                        LinkRequests.lock(cable, !membership.ports().isEmpty()),
                        NeighbourRequests.newPlace(cable, mac),
                        toHost.with(MessageFlag.NLM_F_ACK)),
                List.of(Telling.of(Telling.RUNNER_FAILED, "the cable's end can't be fastened to the bridge")));
    }
    // end::fasten[]
}
