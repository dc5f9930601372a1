package containers.cgroups;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import containers.calls.FileCalls;
import containers.cgroups.hierarchy.Hierarchies;
import containers.cgroups.hierarchy.Hierarchy;
import containers.cgroups.hierarchy.Version;
import containers.cgroups.removal.GroupName;
import containers.cgroups.removal.Removal;
import containers.kernel.Errno;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.LaunchFailedException;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Children that are born in a group of version 2. A hybrid host has such groups too, if without controllers. */
@ExtendWith(HostUntouched.class)
final class BirthTests {

    @Test
    @Needs({Feature.CONTROL_GROUPS, Feature.ROOT})
    void aChildIsBornInTheGroup() throws IOException {
        Path group = version2().resolve(GroupName.fresh());
        LaunchPlan plan = plan(group);
        Files.createDirectory(group);
        try (Child child = new Launcher().launch(plan)) {
            assertThat(Path.of("/proc/" + child.pid() + "/cgroup"))
                    .as("the groups that the child is in, as the kernel shows them outside")
                    .content()
                    .contains("0::/" + group.getFileName() + "\n");
        } finally {
            new Removal(List.of(group.toString())).run();
        }
    }

    /** The same with a child that waits for its parent in between. */
    @Test
    @Needs({Feature.CONTROL_GROUPS, Feature.ROOT})
    void aChildThatWaitsIsBornThereToo() throws IOException {
        Path group = version2().resolve(GroupName.fresh());
        LaunchPlan plan = plan(group);
        plan.childWaits();
        Files.createDirectory(group);
        try (Child child = new Launcher().launch(plan)) {
            assertThat(Path.of("/proc/" + child.pid() + "/cgroup"))
                    .as("the groups that the child is in, as the kernel shows them outside")
                    .content()
                    .contains("0::/" + group.getFileName() + "\n");
        } finally {
            new Removal(List.of(group.toString())).run();
        }
    }

    @Test
    void whatIsNoGroupIsRefused() {
        LaunchPlan plan = plan(Path.of("/"));
        assertThatThrownBy(() -> new Launcher().launch(plan))
                .isInstanceOfSatisfying(
                        LaunchFailedException.class,
                        refused -> assertThat(refused.errno()).isEqualTo(Errno.EBADF))
                .hasMessageContaining("CLONE_INTO_CGROUP");
    }

    private static LaunchPlan plan(Path group) {
        LaunchPlan plan = new LaunchPlan();
        plan.bornIn(plan.parent().add(FileCalls.openat(group.toString(), O_PATH, O_CLOEXEC)));
        Command.of("sleep", "300").addTo(plan.child());
        return plan;
    }

    private static Path version2() {
        for (Hierarchy hierarchy : Hierarchies.current().all()) {
            if (hierarchy.version() == Version.V2) {
                return Path.of(hierarchy.mountPoint());
            }
        }
        assumeTrue(false, "needs control groups v2, with or without controllers");
        return null;
    }
}
