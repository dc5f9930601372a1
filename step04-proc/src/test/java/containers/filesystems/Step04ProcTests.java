package containers.filesystems;

import static org.assertj.core.api.Assertions.assertThat;

import containers.hostroot.HostRoot;
import containers.kernel.CallList;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.rootfs.Mount;
import containers.rootfs.MountCalls;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the step's program shows, also when what it shows doesn't work. */
@ExtendWith(HostUntouched.class)
class Step04ProcTests {

    private static final Namespaces OF_CONTAINER = Namespaces.ofContainer(User.current());

    private static Path root;

    @BeforeAll
    static void build() throws IOException {
        root = HostRoot.inUserCache().directory();
    }

    @Test
    void theContainerSeesItself() {
        assertThat(shown(OF_CONTAINER, child -> {}))
                .anyMatch(line -> line.matches("processes in /proc +\\d+ +1"))
                .anyMatch(line -> line.matches("process 1 +\\S+ +sh.*"))
                .contains("lo")
                .anyMatch(line -> line.matches(" +2 R\\S* +ps"))
                .last()
                .asString()
                .startsWith("It may not write to /proc/sys/vm/swappiness: ");
    }

    /** A /proc shows the processes of the PID namespace that it was mounted from. */
    @Test
    @Needs(Feature.ROOT)
    void withoutAPidNamespaceItSeesTheHost() {
        assertThat(shown(OF_CONTAINER.without(Namespace.PID), child -> {}))
                .anyMatch(line -> line.matches("process 1 +(\\S+) +\\1 +the same"))
                .noneMatch(line -> line.matches("processes in /proc +\\d+ +1"));
    }

    /** The setting is written with the value that it has. */
    @Test
    @Needs(Feature.ROOT)
    void whatIsNotProtectedCanBeWritten() {
        assertThat(shown(OF_CONTAINER, child -> {
                    child.add(MountCalls.umount2_detach("/proc/sys"));
                    Mount.of("proc", "/proc", "proc").addTo(child);
                }))
                .last()
                .isEqualTo("It may write to /proc/sys/vm/swappiness,"
                        + " which is a setting of the one kernel that all share.");
    }

    private static List<String> shown(Namespaces namespaces, Consumer<CallList> atTheEnd) {
        List<String> lines = new ArrayList<>();
        Step04Proc.show(lines::add, command -> plan(namespaces, atTheEnd, command));
        return lines;
    }

    private static LaunchPlan plan(Namespaces namespaces, Consumer<CallList> atTheEnd, Command command) {
        LaunchPlan plan = Step04Proc.upToTheProgram(namespaces, root);
        atTheEnd.accept(plan.child());
        command.addTo(plan.child());
        return plan;
    }
}
