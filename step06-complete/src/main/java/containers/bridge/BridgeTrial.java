package containers.bridge;

import containers.addresses.Subnet;
import containers.calls.CloneFlag;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import containers.namespaces.NamespaceCalls;
import containers.netlink.NetlinkException;
import containers.netlink.NetlinkFamily;
import containers.netlink.NetlinkSocket;
import containers.nftables.HostTable;
import containers.nftables.Table;
import containers.rtnetlink.HostNetwork;
import containers.rtnetlink.LinkRequests;
import containers.traffic.Ingress;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Finds out whether this kernel has bridges, cables and the table that a bridge takes, where nobody sees it: in a network
 * namespace of a thread's own.
 */
public final class BridgeTrial {

    private static final int CABLE = 100;

    private BridgeTrial() {}

    /**
     * What the kernel refused.
     *
     * @param bridge of a bridge; empty when all works
     * @param guard of what keeps containers from the host's 127.0.0.1 while somebody has flushed the table
     */
    public record Refusals(Optional<String> bridge, Optional<String> guard) {

        /** None. */
        public static final Refusals NONE = new Refusals(Optional.empty(), Optional.empty());

        static Refusals ofBridge(String why) {
            return new Refusals(Optional.of(why), Optional.empty());
        }
    }

    /** Tries it. It takes root. */
    public static Refusals refusals() {
        FutureTask<Refusals> trial = new FutureTask<>(BridgeTrial::make);
        Thread thread = new Thread(trial, "bridge trial");
        thread.start();
        try {
            return trial.get(); // the thread ends, and with it the namespace and all that is in it
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Refusals.ofBridge("interrupted");
        } catch (ExecutionException failed) {
            return Refusals.ofBridge(failed.getCause().toString());
        }
    }

    private static Refusals make() {
        try {
            Kernel.call(NamespaceCalls.unshare(CloneFlag.CLONE_NEWNET));
            try (HostNetwork host = new HostNetwork(NetlinkSocket.open(NetlinkFamily.NETLINK_ROUTE));
                    HostTable table = HostTable.open()) {
                Bridge bridge = Bridge.make(host, Forwarding.Before.ROUTER);
                host.send(LinkRequests.newVeth(CABLE, Membership.cable(2), bridge.index()));
                table.make(new Table(Bridge.NAME, bridge.subnet(), bridge.ofRouter()));
                return new Refusals(Optional.empty(), guard(host));
            }
        } catch (SystemCallException | NetlinkException refused) {
            return Refusals.ofBridge(refused.getMessage());
        }
    }

    private static Optional<String> guard(HostNetwork host) {
        try {
            host.send(Ingress.newPlace(CABLE));
            host.send(Ingress.newFilter(CABLE, Subnet.LOOPBACK));
            return Optional.empty();
        } catch (NetlinkException refused) {
            return Optional.of(refused.getMessage());
        }
    }
}
