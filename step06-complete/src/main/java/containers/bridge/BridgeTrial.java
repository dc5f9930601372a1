package containers.bridge;

import containers.calls.CloneFlag;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import containers.namespaces.NamespaceCalls;
import containers.netlink.NetlinkException;
import containers.netlink.NetlinkFamily;
import containers.netlink.NetlinkSocket;
import containers.nftables.HostTable;
import containers.nftables.Table;
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

    /** What the kernel refused; empty when all works. It takes root. */
    public static Optional<String> refusal() {
        FutureTask<Optional<String>> trial = new FutureTask<>(BridgeTrial::make);
        Thread thread = new Thread(trial, "bridge trial");
        thread.start();
        try {
            return trial.get(); // the thread ends, and with it the namespace and all that is in it
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        } catch (ExecutionException failed) {
            return Optional.of(failed.getCause().toString());
        }
    }

    private static Optional<String> make() {
        try {
            Kernel.call(NamespaceCalls.unshare(CloneFlag.CLONE_NEWNET));
            try (HostNetwork host = new HostNetwork(NetlinkSocket.open(NetlinkFamily.NETLINK_ROUTE));
                    HostTable table = HostTable.open()) {
                Bridge bridge = Bridge.make(host, Forwarding.Before.ROUTER);
                host.send(LinkRequests.newVeth(CABLE, Membership.cable(2), bridge.index()));
                table.make(new Table(Bridge.NAME, bridge.subnet(), bridge.ofRouter()));
            }
            return Optional.empty();
        } catch (SystemCallException | NetlinkException refused) {
            return Optional.of(refused.getMessage());
        }
    }
}
