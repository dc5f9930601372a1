package containers.runner;

import containers.bundle.Written;
import containers.commandline.RunOptions;
import containers.container.Container;
import containers.namespaces.User;
import containers.request.Defaults;
import containers.request.RootDirectory;
import java.io.IOException;

/**
 * Prints a container as {@code run} would make it, and makes none: {@code ./contain spec}.
 *
 * @param options what was asked for
 */
record SpecCommand(RunOptions options) {

    int run() throws IOException {
        RootDirectory root = RootDirectory.of(options);
        // Where it is printed to says nothing about where it will run. A shell is of use on a terminal only.
        boolean terminal = options.terminal() || options.command().isEmpty();
        Defaults defaults = new Defaults(options, Container.freshId(), User.current(), root);
        System.out.print(Written.of(defaults.spec(terminal), options.labels().annotations())
                .text());
        return 0;
    }
}
