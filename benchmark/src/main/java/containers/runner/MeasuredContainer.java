package containers.runner;

import containers.cgroups.ControlGroup;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.namespaces.Hostname;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.rootfs.RootFilesystem;
import java.nio.file.Path;

/** The runner's own container, as {@code ./contain run} plans it: it lives in this package to be let in. */
public final class MeasuredContainer {

    private MeasuredContainer() {}

    /** The plan of a container that runs the command in that root filesystem, with a layer in memory for changes. */
    public static LaunchPlan plan(Path rootfs, ControlGroup group, Command command) {
        User user = User.current();
        Container container = new Container(
                user,
                Namespaces.ofContainer(user),
                new Hostname("container"),
                group,
                new RootFilesystem(rootfs, RootFilesystem.Layer.inMemory(user)),
                Terminal.none(),
                command);
        return container.plan();
    }
}
