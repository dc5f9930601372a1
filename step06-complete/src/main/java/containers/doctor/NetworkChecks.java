package containers.doctor;

import containers.bridge.BridgeTrial;
import containers.usermode.NetworkProgram;
import containers.usermode.UserNetwork;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a container's network needs besides namespaces.
 *
 * @param superuser whether it is root who asks
 * @param bridge makes a bridge, and tells what was refused
 * @param pasta looks for the program that makes an ordinary user's network, and tells why it can't be had
 */
record NetworkChecks(boolean superuser, Supplier<BridgeTrial.Refusals> bridge, Supplier<Optional<Lack>> pasta) {

    /**
     * What this user hasn't got.
     *
     * @param means what can't be had without it
     * @param mend the command that gets it
     */
    record Lack(String means, String mend) {}

    /** Why this user can't have {@code --network pasta}. */
    static Optional<Lack> withoutPasta() {
        try {
            new UserNetwork(NetworkProgram.PASTA, List.of()).checked();
            return Optional.empty();
        } catch (IllegalArgumentException refused) {
            boolean installed = NetworkProgram.PASTA.path().isPresent();
            return Optional.of(new Lack(
                    refused.getMessage(),
                    installed ? "sudo modprobe tun; sudo chmod 666 /dev/net/tun" : "sudo apt-get install passt"));
        }
    }

    /** Whether there is a network that leads out. */
    Finding wayOut() {
        return superuser ? bridges() : programs();
    }

    private Finding bridges() {
        String thing = "bridge";
        BridgeTrial.Refusals refused = bridge.get();
        if (refused.bridge().isPresent()) {
            return Finding.degraded(
                    thing,
                    "no --network bridge: " + refused.bridge().get(),
                    "modprobe -a bridge veth nft_chain_nat nft_masq, or install a kernel of your distribution and boot it");
        }
        return refused.guard()
                .map(why -> Finding.degraded(
                        thing,
                        "with a port published at 127.0.0.1, containers reach all that listens there from a flush"
                                + " of nf_tables until the next one starts: " + why,
                        "modprobe -a sch_ingress cls_bpf, or install a kernel of your distribution and boot it"))
                .orElseGet(() -> Finding.ok(
                        thing,
                        "the kernel has bridges, cables to plug into them, and tables with address translation"));
    }

    /** A bridge is root's. */
    private Finding programs() {
        String thing = "network";
        return pasta.get()
                .map(lack -> Finding.degraded(
                        thing,
                        "this user's containers reach nobody: " + lack.means(),
                        lack.mend() + ", or sudo ./contain run --network bridge …"))
                .orElseGet(() -> Finding.ok(thing, "pasta is there: --network pasta leads out"));
    }
}
