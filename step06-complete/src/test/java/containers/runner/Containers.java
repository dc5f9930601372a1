package containers.runner;

import containers.cgroups.ControlGroup;
import containers.container.Container;
import containers.container.RootUse;
import containers.hostroot.HostRoot;
import containers.identity.Identity;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.namespaces.Hostname;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.privileges.Capabilities;
import containers.seccomp.Seccomp;
import containers.spec.Linux;
import containers.spec.Process;
import containers.spec.Resources;
import containers.spec.Root;
import containers.spec.Spec;
import containers.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A container as the runner makes it, for tests that need its plan. */
final class Containers {

    static final String HOSTNAME = "container";

    private static final User CURRENT = User.current();

    private Containers() {}

    static LaunchPlan plan(ControlGroup controlGroup, String... command) throws IOException {
        return container(controlGroup, command).plan();
    }

    static Container container(ControlGroup controlGroup, String... command) throws IOException {
        return container(controlGroup, Command.of(command));
    }

    static Container container(ControlGroup controlGroup, Command command) throws IOException {
        return container(controlGroup, HostRoot.inUserCache().directory(), RootUse.SHARED, command);
    }

    static Container container(ControlGroup controlGroup, Path directory, Command command) {
        return container(controlGroup, directory, RootUse.LAYERED, command);
    }

    private static Container container(ControlGroup controlGroup, Path directory, RootUse use, Command command) {
        List<String> env = new ArrayList<>();
        command.environment().forEach((name, value) -> env.add(name + "=" + value));
        Spec spec = new Spec(
                new Process(
                        false,
                        Identity.ROOT,
                        command.arguments(),
                        env,
                        command.workingDirectory(),
                        Capabilities.usual(),
                        List.of(),
                        Optional.empty(),
                        true),
                new Root(directory.toString()),
                new Hostname(HOSTNAME),
                Linux.of(
                        Namespaces.ofContainer(CURRENT),
                        List.of(),
                        Resources.UNLIMITED,
                        Seccomp.usual(Capabilities.usual())));
        return new Container(spec, CURRENT, use, controlGroup, Terminal.none());
    }

    /** Root gets a group that only counts, an ordinary user none. */
    static ControlGroup withoutLimits() {
        return ControlGroup.of(List.of());
    }
}
