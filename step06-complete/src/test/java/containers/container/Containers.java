package containers.container;

import containers.bridge.Cable;
import containers.cgroups.ControlGroup;
import containers.devices.DeviceAccess;
import containers.filesystems.Protection;
import containers.hostroot.HostRoot;
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
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A container as the runner makes it, for tests that need its plan. */
public final class Containers {

    public static final String HOSTNAME = "container";

    private static final User CURRENT = User.current();

    private Containers() {}

    public static LaunchPlan plan(ControlGroup controlGroup, String... command) throws IOException {
        return container(controlGroup, command).plan();
    }

    public static Container container(ControlGroup controlGroup, String... command) throws IOException {
        return container(controlGroup, Command.of(command));
    }

    public static Container container(ControlGroup controlGroup, Command command) throws IOException {
        return container(controlGroup, HostRoot.inUserCache().directory(), RootFilesystem.Use.SHARED, command, false);
    }

    /** One whose PID 1 is a program of ours. */
    public static LaunchPlan planWithInit(ControlGroup controlGroup, String... command) throws IOException {
        Path root = HostRoot.inUserCache().directory();
        return container(controlGroup, root, RootFilesystem.Use.SHARED, Command.of(command), true)
                .plan();
    }

    public static Container container(ControlGroup controlGroup, Path directory, Command command) {
        return container(controlGroup, directory, RootFilesystem.Use.LAYERED, command, false);
    }

    /** One that is plugged into a bridge. */
    public static LaunchPlan onBridge(ControlGroup controlGroup, Cable cable, String... command) throws IOException {
        Spec spec = spec(HostRoot.inUserCache().directory(), Command.of(command), false);
        return new Container(
                        spec, CURRENT, RootFilesystem.Use.SHARED, controlGroup, Terminal.none(), Optional.of(cable))
                .plan();
    }

    private static Container container(
            ControlGroup controlGroup, Path directory, RootFilesystem.Use use, Command command, boolean init) {
        return new Container(spec(directory, command, init), CURRENT, use, controlGroup, Terminal.none());
    }

    private static Spec spec(Path directory, Command command, boolean init) {
        return new Spec(
                new Process(
                        false,
                        Identity.ROOT,
                        command.arguments(),
                        command.environment(),
                        command.workingDirectory(),
                        Capabilities.usual(),
                        List.of(),
                        Optional.empty(),
                        init,
                        true),
                new Root(directory.toString()),
                new Hostname(HOSTNAME),
                Linux.of(
                        Namespaces.ofContainer(CURRENT),
                        List.of(),
                        Resources.USUAL,
                        List.of(),
                        Seccomp.usual(Capabilities.usual()),
                        Protection.FULL));
    }

    /** Root gets a group that only counts, an ordinary user none. */
    public static ControlGroup withoutLimits() {
        return DeviceAccess.group(Resources.USUAL.limits(), Container.freshId());
    }
}
