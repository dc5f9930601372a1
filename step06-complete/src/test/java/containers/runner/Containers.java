package containers.runner;

import containers.cgroups.ControlGroup;
import containers.hostroot.HostRoot;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.namespaces.Hostname;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.rootfs.RootFilesystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
        Path directory = HostRoot.inUserCache().directory();
        return container(
                controlGroup, new RootFilesystem(directory, RootFilesystem.Layer.inMemory(CURRENT), true), command);
    }

    static Container container(ControlGroup controlGroup, Path directory, Command command) {
        return container(controlGroup, new RootFilesystem(directory, RootFilesystem.Layer.inMemory(CURRENT)), command);
    }

    private static Container container(ControlGroup controlGroup, RootFilesystem root, Command command) {
        return new Container(
                CURRENT,
                Namespaces.ofContainer(CURRENT),
                new Hostname(HOSTNAME),
                controlGroup,
                root,
                Terminal.none(),
                command);
    }

    /** Root gets a group that only counts, an ordinary user none. */
    static ControlGroup withoutLimits() {
        return ControlGroup.of(List.of());
    }
}
