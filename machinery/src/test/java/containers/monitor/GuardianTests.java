package containers.monitor;

import static containers.kernel.Argument.number;
import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.calls.Signal;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import containers.testing.HostUntouched;
import containers.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(HostUntouched.class)
class GuardianTests {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String FOR_EVER = "echo ready; exec sleep 300";

    @TempDir
    private Path directory;

    @Test
    void itEndsTheChildAndCleansUpWhenTheMonitorIsKilled() throws IOException {
        Path left = Files.createDirectory(directory.resolve("left"));
        TestLaunch launch = TestLaunch.ofScript(FOR_EVER).guard();
        launch.afterwards.attempt(DirectoryCalls.rmdir(left.toString()));

        assertChildEndsWithItsMonitor(launch);

        Processes.await("what was left is removed", SOON, () -> !Files.exists(left));
    }

    /** PR_SET_PDEATHSIG would do as well as a guardian, if the child couldn't take it off. */
    @Test
    void evenAChildThatTookItsDeathSignalOff() {
        TestLaunch launch = new TestLaunch().guard();
        launch.child.add(Call.of(SystemCall.PRCTL, number(1), number(0)));
        launch.child.add(Call.of(SystemCall.SETSID));
        TestLaunch.ofScript(FOR_EVER).child.rows().forEach(row -> launch.child.add(row.call()));

        assertChildEndsWithItsMonitor(launch);
    }

    @Test
    void aChildThatStillWaitsForItsMonitor() throws IOException {
        Path never = directory.resolve("never");
        Path pipe = directory.resolve("pipe");
        TestLaunch launch = TestLaunch.of("/usr/bin/touch", never.toString()).guard();
        launch.childWaits();
        launch.meanwhile.add(FileCalls.openat(fifo(pipe), OpenFlag.O_RDONLY)); // nobody will ever write to it

        try (Monitored run = Monitored.start(directory, launch)) {
            Processes.await("there are both", SOON, () -> run.children() == 2);
            long[] both = run.childrenPids();
            run.signal(Signal.SIGKILL);
            for (long each : both) {
                Processes.awaitEnd(each, SOON);
            }
        }
        assertThat(never).doesNotExist();
    }

    @Test
    void withoutOneTheChildGoesOn() {
        try (Monitored run = Monitored.start(directory, TestLaunch.ofScript(FOR_EVER))) {
            assertThat(run.line()).isEqualTo("ready");
            ProcessHandle child = ProcessHandle.of(run.child()).orElseThrow();
            run.signal(Signal.SIGKILL);
            run.waitFor();
            assertThat(Processes.isRunning(child.pid())).isTrue();
            child.destroyForcibly();
            Processes.awaitEnd(child.pid(), SOON);
        }
    }

    @Test
    void itIsGoneWhenTheMonitorIs() {
        try (Monitored run = Monitored.start(
                directory, TestLaunch.ofScript("read wait; exit 3").guard())) {
            Processes.await("there are both", SOON, () -> run.children() == 2);
            long[] both = run.childrenPids();
            run.endInput();
            assertThat(run.waitFor()).isEqualTo(3);
            for (long each : both) {
                assertThat(Processes.isRunning(each)).isFalse();
            }
        }
    }

    /** A person's Ctrl-C or Ctrl-\ is for everybody in the monitor's group. */
    @Test
    void itIsInAGroupOfItsOwn() {
        try (Monitored run =
                Monitored.start(directory, TestLaunch.ofScript(FOR_EVER).guard())) {
            assertThat(run.line()).isEqualTo("ready");
            long guardian = run.guardian();
            assertThat(Processes.status(guardian, "NSpgid")).contains(Long.toString(guardian));
            assertThat(Processes.status(guardian, "Name")).contains("contain");
        }
    }

    private void assertChildEndsWithItsMonitor(TestLaunch launch) {
        try (Monitored run = Monitored.start(directory, launch)) {
            assertThat(run.line()).isEqualTo("ready");
            long child = run.child();
            long guardian = run.guardian();
            assertThat(Processes.isRunning(child)).isTrue();
            run.signal(Signal.SIGKILL);
            Processes.awaitEnd(child, SOON);
            Processes.awaitEnd(guardian, SOON);
        }
    }

    private static String fifo(Path path) throws IOException {
        new ProcessBuilder("mkfifo", path.toString()).start().onExit().join();
        return path.toString();
    }
}
