package containers.benchmark.measured;

import containers.cgroups.ControlGroup;
import containers.container.Container;
import containers.filesystems.Protection;
import containers.identity.Identity;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.namespaces.Hostname;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.privileges.Capabilities;
import containers.rootfs.RootFilesystem;
import containers.seccomp.Seccomp;
import containers.spec.Linux;
import containers.spec.Process;
import containers.spec.Resources;
import containers.spec.Root;
import containers.spec.Spec;
import containers.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The runner's own container, as {@code ./contain run} plans it. */
final class MeasuredContainer {

    private MeasuredContainer() {}

    /** The plan of a container that runs the command in that root filesystem, with a layer in memory for changes. */
    static LaunchPlan plan(Path rootfs, ControlGroup group, Command command) {
        User user = User.current();
        Spec spec = new Spec(
                new Process(
                        false,
                        Identity.ROOT,
                        command.arguments(),
                        command.environment(),
                        command.workingDirectory(),
                        Capabilities.usual(),
                        List.of(),
                        Optional.empty(),
                        false,
                        true),
                new Root(rootfs.toString()),
                new Hostname("container"),
                Linux.of(
                        Namespaces.ofContainer(user),
                        List.of(),
                        Resources.USUAL,
                        List.of(),
                        Seccomp.usual(Capabilities.usual()),
                        Protection.FULL));
        return new Container(spec, user, RootFilesystem.Use.LAYERED, group, Terminal.none()).plan();
    }
}
