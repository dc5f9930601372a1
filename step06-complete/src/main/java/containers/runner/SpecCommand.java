package containers.runner;

import containers.bundle.Written;
import containers.commandline.RunOptions;
import containers.container.Container;
import containers.namespaces.User;
import containers.network.Network;
import containers.request.Defaults;
import containers.request.RootDirectory;
import containers.telling.UsageException;
import java.io.IOException;

/**
 * Prints a container as {@code run} would make it, and makes none: {@code ./contain spec}.
 *
 * @param options what was asked for
 */
record SpecCommand(RunOptions options) {

    int run() throws IOException {
        User user = User.current();
        checkNetwork(user);
        RootDirectory root = RootDirectory.of(options);
        // Where it is printed to says nothing about where it will run. A shell is of use on a terminal only.
        boolean terminal =
                options.program().terminal() || options.program().command().isEmpty();
        Defaults defaults = new Defaults(options, Container.freshId(), user, root);
        System.out.print(Written.of(defaults.spec(terminal), options.labels().annotations())
                .text());
        return 0;
    }

    /** A config.json names the namespaces of its network and its users side by side: nobody enters one by way of the other. */
    private void checkNetwork(User user) {
        if (options.network().chosen().kind() == Network.Kind.JOINED && !user.isRoot()) {
            throw new UsageException("--network ns: is not for ./contain spec without root: only root can enter the"
                    + " network that a config.json names");
        }
    }
}
