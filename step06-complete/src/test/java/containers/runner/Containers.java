package containers.runner;

import containers.cgroups.ControlGroup;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.namespaces.Hostname;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.rootfs.HostRoot;
import containers.rootfs.RootFilesystem;
import java.io.IOException;
import java.util.List;

/** A container as the runner makes it, for tests that need its plan. */
final class Containers {

    static final String HOSTNAME = "container";

    private Containers() {}

    static LaunchPlan plan(ControlGroup controlGroup, String... command) throws IOException {
        return container(controlGroup, command).plan();
    }

    static Container container(ControlGroup controlGroup, String... command) throws IOException {
        User user = User.current();
        RootFilesystem root =
                new RootFilesystem(HostRoot.inUserCache().directory(), RootFilesystem.Layer.inMemory(user));
        return new Container(
                user,
                Namespaces.ofContainer(user),
                new Hostname(HOSTNAME),
                controlGroup,
                root,
                Terminal.none(),
                Command.of(command));
    }

    /** Root gets a group that only counts, an ordinary user none. */
    static ControlGroup withoutLimits() {
        return ControlGroup.of(List.of());
    }
}
