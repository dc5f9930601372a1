package containers.rootfs;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.DirectoryCalls;
import containers.hostroot.HostRoot;
import containers.kernel.CallList;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.testing.HostUntouched;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the step's program shows, also when what it shows doesn't work. */
@ExtendWith(HostUntouched.class)
class Step03ChrootTests {

    private static final String OUT = "  It is out: its / is the host's.";
    private static final String INSIDE = "  It is still inside: its / isn't the host's.";

    private static Path root;

    @BeforeAll
    static void build() throws IOException {
        root = HostRoot.inUserCache().directory();
    }

    @Test
    void theChildHasItsOwnFilesAndOneMount() {
        assertThat(shown(command -> Step03Chroot.plan(root, command)))
                .anyMatch(line -> line.matches("names in / +\\d+ +\\d+"))
                .anyMatch(line -> line.matches("mounts +\\d+ +1"))
                .anyMatch(line -> line.matches("processes in /proc +\\d+ +0"))
                .anyMatch(line -> line.startsWith("The child's / has /bin /dev /etc "));
    }

    @Test
    void withoutTheCallItHasTheHosts() {
        assertThat(shown(command -> {
                    LaunchPlan plan = Step03Chroot.standingIn(root);
                    command.addTo(plan.child());
                    return plan;
                }))
                .anyMatch(line -> line.matches("names in / +(\\d+) +\\1 +the same"))
                .noneMatch(line -> line.matches("processes in /proc +\\d+ +0"));
    }

    @Test
    void theEscapeFromEachWay() {
        assertThat(escape(RootFilesystem::change)).containsExactly("A program tries to escape from a call:", OUT);
        assertThat(escape(child -> {
                    RootFilesystem.pivot(child);
                    RootFilesystem.forgetHost(child);
                }))
                .containsExactly("A program tries to escape from a call:", INSIDE);
    }

    /** A directory is in the way of the program's first call. */
    @Test
    void anEscapeThatFailsIsNoProofOfAnything() {
        assertThat(escape(child -> {
                    RootFilesystem.change(child);
                    child.add(DirectoryCalls.mkdirat("/tmp/below", 0755));
                }))
                .last()
                .isEqualTo("  It failed on its way.");
    }

    private static List<String> shown(Function<Command, LaunchPlan> plans) {
        List<String> lines = new ArrayList<>();
        Step03Chroot.show(lines::add, plans);
        return lines;
    }

    private static List<String> escape(Consumer<CallList> way) {
        LaunchPlan plan = Step03Chroot.standingIn(root);
        way.accept(plan.child());
        List<String> lines = new ArrayList<>();
        Step03Chroot.showEscape(lines::add, "a call", plan);
        return lines;
    }
}
