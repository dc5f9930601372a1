package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.calls.ProcessCalls;
import containers.kernel.Errno;
import containers.monitor.Gate;
import containers.pipes.Pipe;
import containers.testing.HostUntouched;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A working directory that somebody chose, and descriptors. */
@ExtendWith(HostUntouched.class)
class WorkingDirectoryTests {

    private static final String DESCRIPTOR = "/proc/self/fd/" + Gate.HANDED;

    @Test
    void noDescriptorOfItIsLeft() {
        Command command = new Command(List.of("/bin/ls", "/proc/self/fd"), Map.of(), "/usr");

        // ls itself opens the directory that it lists.
        assertThat(Plans.output(new Launcher(), command))
                .as("the descriptors that a program has, which starts in /usr")
                .isEqualTo("0\n1\n2\n3\n");
    }

    /** As with CVE-2024-21626: a way out of every root. */
    @Test
    void aDescriptorOfTheParentsLeadsNowhere() {
        LaunchPlan plan = withDescriptor();
        new Command(List.of("/bin/pwd"), Map.of(), DESCRIPTOR).addTo(plan.child());

        assertThatThrownBy(
                        () -> new Launcher().launch(plan).close(),
                        "a launch with the working directory %s, which is /usr, open in the parent",
                        DESCRIPTOR)
                .isInstanceOfSatisfying(
                        LaunchFailedException.class,
                        failed -> assertThat(failed.errno()).isEqualTo(Errno.ELOOP));
    }

    /** So that the test above proves something. */
    @Test
    void chdirFollowsIt() {
        LaunchPlan plan = withDescriptor();
        plan.child().add(DirectoryCalls.chdir(DESCRIPTOR));
        plan.child().add(ProcessCalls.execve("/bin/pwd", List.of("pwd"), List.of()));

        try (Pipe stdout = new Pipe();
                Child child = new Launcher().writingTo(stdout).launch(plan)) {
            stdout.closeWriteEnd();
            assertThat(stdout.readAll()).isEqualTo("/usr\n");
            assertThat(child.waitFor()).isEqualTo(new ExitStatus.Exited(0));
        }
    }

    private static LaunchPlan withDescriptor() {
        LaunchPlan plan = new LaunchPlan();
        plan.handDown(FileCalls.openat("/usr", OpenFlag.O_PATH, OpenFlag.O_DIRECTORY, OpenFlag.O_CLOEXEC), List.of());
        return plan;
    }
}
