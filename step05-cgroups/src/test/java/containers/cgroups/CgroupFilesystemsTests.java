package containers.cgroups;

import static org.assertj.core.api.Assertions.assertThat;

import containers.cgroups.hierarchy.Hierarchies;
import containers.cgroups.hierarchy.Hierarchy;
import containers.cgroups.limits.PidsLimit;
import containers.hostroot.HostRoot;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What of control groups can be seen in a container, looked at from outside while it runs. */
@ExtendWith(HostUntouched.class)
class CgroupFilesystemsTests {

    @Test
    @Needs(Feature.CONTROL_GROUPS)
    void itsOwnGroupIsTheTopOfEachHierarchy() throws IOException {
        try (ControlGroup group = ControlGroup.of(List.of(new PidsLimit(20)));
                Inhabitant inhabitant = new Inhabitant(container(), group)) {
            List<String> name = group.paths().stream()
                    .map(path -> path.substring(path.lastIndexOf('/')))
                    .distinct()
                    .toList();
            assertThat(inhabitant.hierarchies())
                    .as("the hierarchies that the container has mounted: the fourth word is what it sees as the top")
                    .hasSize(group.hierarchies().size())
                    .allMatch(line -> line.split(" ", -1)[3].endsWith(name.get(0)))
                    .allMatch(line -> line.split(" ", -1)[5].startsWith("ro,"));
            for (Hierarchy hierarchy : group.hierarchies()) {
                assertThat(inhabitant.root(hierarchy.mountPoint() + "/cgroup.procs"))
                        .as("nobody else is in it")
                        .content()
                        .isEqualTo(inhabitant.pid() + "\n");
            }
        }
    }

    @Test
    @Needs(Feature.CONTROL_GROUPS)
    void noReleaseAgentIsToBeSeen() throws IOException {
        try (ControlGroup group = ControlGroup.of(List.of(new PidsLimit(20)));
                Inhabitant inhabitant = new Inhabitant(container(), group)) {
            assertThat(inhabitant.below("/sys/fs/cgroup")).isNotEmpty().doesNotContain("release_agent");
        }
    }

    @Test
    void withoutAGroupThereIsNothing() throws IOException {
        try (ControlGroup none = none();
                Inhabitant inhabitant = new Inhabitant(container(), none)) {
            assertThat(inhabitant.hierarchies()).isEmpty();
            assertThat(inhabitant.below("/sys/fs/cgroup")).isEmpty();
        }
    }

    /** In a user namespace /sys is then the host's, with everything that is mounted below. */
    @Test
    void theHostsNetworkDoesNotBringTheHostsGroups() throws IOException {
        try (ControlGroup none = none();
                Inhabitant inhabitant = new Inhabitant(container().without(Namespace.NETWORK), none)) {
            assertThat(inhabitant.below("/sys/fs/cgroup")).isEmpty();
        }
    }

    private static Namespaces container() {
        return Namespaces.ofContainer(User.current());
    }

    private static ControlGroup none() {
        return ControlGroup.of(List.of(), new GroupDirectories(Hierarchies.current(), false, List.of()));
    }

    /** A process that stays in a container of step 5. */
    private static final class Inhabitant implements AutoCloseable {

        private final Child child;

        Inhabitant(Namespaces namespaces, ControlGroup group) throws IOException {
            LaunchPlan plan = Step05Cgroups.upToTheProgram(
                    namespaces, HostRoot.inUserCache().directory(), group);
            Command.of("sleep", "300").addTo(plan.child());
            child = new Launcher().launch(plan);
        }

        int pid() {
            return child.pid();
        }

        /** A path inside, as it is reached from outside: proc_pid_root(5). */
        Path root(String path) {
            return Path.of("/proc/" + child.pid() + "/root" + path);
        }

        /** The lines of its mountinfo about control groups. The fourth field is the group that is at the top. */
        List<String> hierarchies() throws IOException {
            return Files.readAllLines(Path.of("/proc/" + child.pid() + "/mountinfo")).stream()
                    .filter(line -> line.contains(" - cgroup"))
                    .toList();
        }

        /** The names of all files below that directory. */
        List<String> below(String path) throws IOException {
            Path top = root(path);
            try (Stream<Path> files = Files.walk(top)) {
                List<String> names = new ArrayList<>();
                files.filter(file -> !file.equals(top))
                        .forEach(file -> names.add(file.getFileName().toString()));
                return names;
            }
        }

        @Override
        public void close() {
            child.close();
        }
    }
}
