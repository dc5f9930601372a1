package containers.container;

import containers.bridge.Cable;
import containers.joining.JoinedNetwork;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.launch.LaunchPlan;
import containers.locking.LockedMounts;
import containers.namespaces.User;
import containers.network.Network;
import containers.settings.Redirects;
import containers.settings.Sysctl;
import containers.usermode.NetworkProgram;
import containers.usermode.UserNetwork;
import java.util.List;
import java.util.Optional;

/**
 * What each kind of network needs, and when. Of all these calls a container has those of its own kind; with no network but the
 * loopback interface, none.
 *
 * @param network which it sees
 * @param cable what leads to the bridge, where it is on that
 */
record ContainerNetwork(Network network, Optional<Cable> cable) {

    /** Who the user is where the container is made: who enters a network's user namespace is its root. */
    User seenFromThere(User user) {
        return network.kind() == Network.Kind.JOINED ? JoinedNetwork.seenFromThere(user) : user;
    }

    /** The bridge's end, which the monitor makes. */
    void plug(LaunchPlan plan) {
        if (cable.isPresent()) {
            cable.get().plug(plan);
        }
    }

    /** A network that is there already, which the parent enters. */
    void join(CallList parent, User user) {
        if (network.path().isPresent()) {
            new JoinedNetwork(network.path().get()).addTo(parent, user);
        }
    }

    /** Who enters other namespaces leaves its network: the cable's end comes along. */
    LockedMounts.Inner takeAlong(LaunchPlan plan, LockedMounts locked) {
        if (cable.isEmpty() || !locked.isWanted()) {
            return locked.make(plan);
        }
        Argument.Result outside = cable.get().open(plan.child());
        LockedMounts.Inner inner = locked.make(plan);
        cable.get().move(plan.child(), outside);
        return inner;
    }

    /** The container's end of the cable. */
    void configure(CallList child) {
        if (cable.isPresent()) {
            cable.get().configure(child);
        }
    }

    /** The program that carries what comes and goes, where it is one that does. */
    void attend(LaunchPlan plan) {
        switch (network.kind()) {
            case PASTA -> new UserNetwork(NetworkProgram.PASTA, network.ports()).addTo(plan);
            case SLIRP4NETNS -> new UserNetwork(NetworkProgram.SLIRP4NETNS, network.ports()).addTo(plan);
            case NONE, HOST, BRIDGE, JOINED -> {
                // Nobody does, or the kernel.
            }
        }
    }

    /** Others are on the bridge, too, and could say that they are a shorter way. */
    void refuseRedirects(CallList child, List<Sysctl> settings) {
        if (cable.isPresent()) {
            Redirects.refuse(child, Cable.NAME, settings);
        }
    }

    /** The host's ports that lead there by the bridge. */
    void publish(CallList parent) {
        if (cable.isPresent()) {
            cable.get().publish(parent);
        }
    }
}
