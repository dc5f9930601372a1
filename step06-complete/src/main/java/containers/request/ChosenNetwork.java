package containers.request;

import containers.commandline.RunOptions;
import containers.commandline.options.UserOptions.UserNamespace;
import containers.joining.JoinedNetwork;
import containers.joining.NetworkFile;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.network.Network;
import containers.telling.UsageException;
import containers.usermode.NetworkProgram;
import containers.usermode.UserNetwork;

/**
 * The network that a person asked for, if it can be had.
 *
 * @param options what was asked for
 * @param user who starts the container
 */
record ChosenNetwork(RunOptions options, User user) {

    Network network() {
        return options.network().chosen().with(options.ports().published());
    }

    /**
     * Looks whether it can be had.
     *
     * @throws UsageException when it can't
     */
    void check() {
        if (!network().ports().isEmpty()) {
            checkPorts();
        }
        switch (network().kind()) {
            case NONE, HOST -> {
                // Everybody has these.
            }
            case JOINED -> checkJoined();
            case BRIDGE -> checkBridge();
            case PASTA -> checkProgram(NetworkProgram.PASTA);
            case SLIRP4NETNS -> checkProgram(NetworkProgram.SLIRP4NETNS);
        }
    }

    private void checkPorts() {
        switch (network().kind()) {
            case BRIDGE, PASTA -> {
                // These have somebody who sends on what arrives.
            }
            case HOST -> throw new UsageException("--publish: with --network host all its ports are the host's");
            case NONE, JOINED, SLIRP4NETNS ->
                throw new UsageException("--publish: nothing leads to this container's network from outside: give it"
                        + (user.isRoot() ? " --network bridge" : " --network pasta, or as root bridge"));
        }
    }

    private void checkBridge() {
        if (!user.isRoot()) {
            throw new UsageException(
                    "--network bridge: that is root's to have; an ordinary user can have --network pasta"
                            + " (on Debian: apt install passt), slirp4netns, or ns:PATH of another container of theirs");
        }
    }

    private void checkJoined() {
        String path = network().path().orElseThrow();
        try {
            new NetworkFile(path).checked(user);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("--network ns:" + wrong.getMessage());
        }
        boolean others = !options.users().uidMap().isEmpty() || options.users().namespace() == UserNamespace.REMAP;
        if (others && !user.isRoot()) {
            throw new UsageException("--network ns:" + path + ": the container is made where that belongs, and has one"
                    + " user, root: no --userns remap, --uidmap or --gidmap, or run as root");
        }
    }

    private void checkProgram(NetworkProgram program) {
        if (user.isRoot()) {
            throw new UsageException("--network " + program
                    + ": that is for whom has no rights over networks; root has --network bridge");
        }
        UsageException.unlessValid(() -> new UserNetwork(program, network().ports()).checked());
    }

    /** Who starts the container, as they are seen where it is made. */
    User maker() {
        return network().kind() == Network.Kind.JOINED ? JoinedNetwork.seenFromThere(user) : user;
    }

    /** Whose it is where it isn't the container's: the end of a line. */
    String owner() {
        return network().kind() == Network.Kind.HOST
                ? ": with --network host that is the host's"
                : ": with --network ns: that is another's";
    }

    /** The namespaces, without one that isn't made for the container. */
    Namespaces of(Namespaces namespaces) {
        return network().isOwn() ? namespaces : namespaces.without(Namespace.NETWORK);
    }
}
