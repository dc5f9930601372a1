package containers.runner;

import containers.bridge.BridgeNetwork;
import containers.bridge.Cable;
import containers.bridge.Membership;
import containers.commandline.RunOptions;
import containers.network.Network;
import containers.ports.PublishedPort;
import containers.request.Defaults;
import containers.spec.Spec;
import java.util.List;
import java.util.Optional;

/** A container's place on the bridge, where it is to have one: taken before the plan is made, which says where it is. */
final class Networking implements AutoCloseable {

    /** None. */
    static final Networking NONE = new Networking(Optional.empty(), Optional.empty());

    private final Optional<BridgeNetwork> network;
    private final Optional<Cable> cable;

    private Networking(Optional<BridgeNetwork> network, Optional<Cable> cable) {
        this.network = network;
        this.cable = cable;
    }

    /** What was asked for. What is only to be explained isn't made. */
    static Networking of(RunOptions options) {
        if (options.network().chosen().kind() != Network.Kind.BRIDGE) {
            return NONE;
        }
        List<PublishedPort> ports = options.ports().published();
        if (options.output() == RunOptions.Output.EXPLANATION) {
            return new Networking(Optional.empty(), Optional.of(new Cable(Membership.example(ports))));
        }
        BridgeNetwork joined = BridgeNetwork.join(ports);
        return new Networking(Optional.of(joined), Optional.of(new Cable(joined.membership())));
    }

    /** What the container is to be in its place: it knows the bridge's address. */
    Spec spec(Defaults defaults, Spec spec) {
        return network.isEmpty() ? spec : spec.with(defaults.names(network.get().membership()));
    }

    /** What leads to the bridge. */
    Optional<Cable> cable() {
        return cable;
    }

    /** What is to be said in front of a list of calls: nothing was made, so nobody can know what will be free. */
    List<String> remarks() {
        return cable.isEmpty() || network.isPresent()
                ? List.of()
                : List.of(
                        "its address, its cable's number and the bridge's are examples: a run takes what is free then");
    }

    /** This process becomes the program that looks after it. */
    void handOver() {
        if (network.isPresent()) {
            network.get().handOver();
        }
    }

    /** A program beside this one looks after it. */
    void handedOver() {
        if (network.isPresent()) {
            network.get().handedOver();
        }
    }

    @Override
    public void close() {
        if (network.isPresent()) {
            network.get().close();
        }
    }
}
