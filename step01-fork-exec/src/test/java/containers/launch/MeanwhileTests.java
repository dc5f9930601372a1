package containers.launch;

import static containers.kernel.Argument.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.calls.Signal;
import containers.calls.SignalCalls;
import containers.kernel.Argument;
import containers.pipes.Pipe;
import containers.testing.HostUntouched;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A child that waits while its parent makes calls that need its PID. */
@ExtendWith(HostUntouched.class)
@Timeout(60)
class MeanwhileTests {

    @TempDir
    private Path directory;

    private final Launcher launcher = new Launcher();

    @Test
    void theChildWaitsUntilItsParentHasMadeItsCalls() {
        String made = directory.resolve("made").toString();
        LaunchPlan plan = Plans.of("test", "-d", made);
        plan.childWaits();
        plan.meanwhile().add(DirectoryCalls.mkdirat(made, 0700));

        assertThat(Plans.run(launcher, plan)).isEqualTo(new ExitStatus.Exited(0));
    }

    @Test
    void theOpenDirectoryIsTheChilds() {
        try (Pipe stdout = new Pipe()) {
            byte[] stat = new byte[32];
            LaunchPlan plan = Plans.of("cat", "/proc/self/stat");
            Argument.Result file = plan.meanwhile().add(FileCalls.openat(plan.childWaits(), "stat", OpenFlag.O_RDONLY));
            plan.meanwhile().add(FileCalls.read(file, stat));
            // The monitor has its caller's stdout still.
            plan.meanwhile().add(FileCalls.write(number(1), new Argument.Bytes(stat, "stat")));
            try (Child child = launcher.writingTo(stdout).launch(plan)) {
                stdout.closeWriteEnd();
                assertThat(stdout.readAll())
                        .startsWith(child.pid() + " (contain) ")
                        .contains(child.pid() + " (cat) ");
            }
        }
    }

    @Test
    void severalCanAskForTheSameDirectory() {
        LaunchPlan plan = Plans.of("true");

        assertThat(plan.childWaits()).isEqualTo(plan.childWaits());
        assertThat(plan.meanwhile().rows()).hasSize(1);
    }

    @Test
    void aCallOfTheParentThatFailsEndsTheChild() {
        LaunchPlan plan = Plans.of("touch", directory.resolve("never").toString());
        plan.childWaits();
        plan.meanwhile().add(DirectoryCalls.chdir("/no/such/directory"));

        assertThatThrownBy(() -> launcher.launch(plan).close())
                .isInstanceOf(LaunchFailedException.class)
                .hasMessageStartingWith("chdir(");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aChildKilledWhileItWaitsNeverRunsItsProgram() {
        LaunchPlan plan = Plans.of("touch", directory.resolve("never").toString());
        Argument.Result process =
                plan.meanwhile().add(FileCalls.openat(plan.childWaits(), ".", OpenFlag.O_RDONLY, OpenFlag.O_DIRECTORY));
        Argument kill = new Argument.Word(Signal.SIGKILL.number(), "SIGKILL");
        plan.meanwhile().add(SignalCalls.pidfd_send_signal(process, kill));

        assertEndsBeforeItsProgram(plan);
        assertThat(directory).isEmptyDirectory();
    }

    /** To open the gate of a dead child is refused, or not: it depends on how far its end has come. */
    private void assertEndsBeforeItsProgram(LaunchPlan plan) {
        try (Child child = launcher.launch(plan)) {
            assertThat(child.waitFor()).isEqualTo(new ExitStatus.Killed(Signal.SIGKILL.number()));
        } catch (LaunchFailedException refused) {
            assertThat(refused.failed().call()).contains("proceed!");
        }
    }
}
