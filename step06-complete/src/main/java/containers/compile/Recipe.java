package containers.compile;

import containers.bundle.Bundle;
import containers.bundle.MissingLocks;
import containers.cgroups.limits.Limit;
import containers.commandline.RunOptions;
import containers.namespaces.Namespace;
import containers.namespaces.User;
import containers.request.Defaults;
import containers.request.RootDirectory;
import containers.rootfs.RootFilesystem.Use;
import containers.spec.Spec;
import containers.telling.UsageException;
import containers.terminal.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * The container that a compiled program makes, as it was asked for: by options, or by a bundle.
 *
 * @param root its root filesystem's directory
 * @param use what becomes of changes to it
 * @param limits what it may use of the machine
 * @param wish when it has a terminal
 * @param specs what it is to be, with a terminal and without one
 */
record Recipe(String root, Use use, List<Limit> limits, Wish wish, Function<Boolean, Spec> specs) {

    /** When a container has a terminal. */
    enum Wish {
        /** Always, or it isn't started. */
        ASKED,
        /** Where its caller has one. */
        AS_CALLER,
        /** Never. */
        NONE
    }

    Recipe {
        limits = List.copyOf(limits);
    }

    static Recipe of(RunOptions options, String id, User user) throws IOException {
        if (options.bundle().isPresent()) {
            return of(Bundle.of(options.bundle().get(), options.persist(), user));
        }
        RootDirectory root = RootDirectory.of(options);
        return new Recipe(
                root.root().path(),
                root.use(),
                options.limits().all(),
                options.program().terminal() ? Wish.ASKED : Wish.AS_CALLER,
                new Defaults(options, id, user, root)::spec);
    }

    private static Recipe of(Bundle bundle) {
        Spec spec = bundle.spec();
        check(spec);
        new MissingLocks(spec).tell(Terminal.current(false).showsErrors());
        return new Recipe(
                spec.root().path(),
                bundle.use(),
                spec.linux().resources().limits(),
                spec.process().terminal() ? Wish.ASKED : Wish.NONE,
                terminal -> spec);
    }

    /** What would need Java, as it does among the options. */
    private static void check(Spec spec) {
        if (!spec.linux().devices().isEmpty()) {
            throw new UsageException(
                    "config.json: linux.devices needs Java at each start, since the numbers of a device"
                            + " can change, and a compiled program has none: give the bundle to run");
        }
        if (!spec.linux().namespaces().contains(Namespace.PID)) {
            throw new UsageException("config.json: linux.namespaces has none of type pid, which needs Java at each end,"
                    + " to find the container's processes among the host's: give the bundle to run");
        }
    }
}
