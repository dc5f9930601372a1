package containers.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.Signal;
import containers.testing.HostUntouched;
import containers.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs that are run for a child while it waits, newuidmap(1) for one: decoys, which say how they are, or hang. */
@ExtendWith(HostUntouched.class)
class ErrandTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    /** It says who it is, and there it stays. */
    private static final String HANGS = "echo $$; exec sleep 300";

    @TempDir
    private Path directory;

    @Test
    void theChildGoesOnWhenItHasEnded() throws IOException {
        TestLaunch launch = TestLaunch.ofScript("echo child $$").runsMeanwhile(script("echo for $1"));
        launch.runsMeanwhile(script("exit 1"));
        try (Monitored run = Monitored.start(directory, launch.guard())) {
            String pid = run.line().replace("for ", "");
            assertThat(run.line()).isEqualTo("child " + pid);
            assertThat(run.waitFor()).isZero();
        }
    }

    @Test
    void noSignalIsBlockedThere() throws IOException {
        TestLaunch launch = TestLaunch.ofScript("true").runsMeanwhile(script("grep SigBlk /proc/self/status"));
        try (Monitored run = Monitored.start(directory, launch)) {
            assertThat(run.line()).isEqualTo("SigBlk:\t0000000000000000");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGTERM", "SIGINT"})
    void whoAsksForAnEndGetsIt(Signal signal) throws IOException {
        TestLaunch launch = TestLaunch.ofScript("echo never").runsMeanwhile(script(HANGS));
        try (Monitored run = Monitored.start(directory, launch.guard())) {
            long errand = Long.parseLong(run.line());
            run.signal(signal);
            assertThat(run.waitFor()).isEqualTo(128 + signal.number());
            assertThat(Processes.isRunning(errand)).isFalse();
            assertThat(run.rest()).isEmpty();
        }
    }

    @Test
    void itEndsWithAMonitorThatIsKilled() throws IOException {
        TestLaunch launch = TestLaunch.ofScript("echo never").runsMeanwhile(script(HANGS));
        try (Monitored run = Monitored.start(directory, launch.guard())) {
            long errand = Long.parseLong(run.line());
            run.signal(Signal.SIGKILL);
            Processes.awaitEnd(errand, SOON);
        }
    }

    /** On a decoy: one that nobody looks after goes on. */
    @Test
    void withoutAGuardianItWouldGoOn() throws IOException {
        TestLaunch launch = TestLaunch.ofScript("echo never").runsMeanwhile(script(HANGS));
        try (Monitored run = Monitored.start(directory, launch)) {
            long errand = Long.parseLong(run.line());
            List<ProcessHandle> both = LongStream.of(run.childrenPids())
                    .mapToObj(ProcessHandle::of)
                    .map(Optional::orElseThrow)
                    .toList();
            run.signal(Signal.SIGKILL);
            run.waitFor();
            assertThat(Processes.isRunning(errand)).isTrue();
            both.forEach(ProcessHandle::destroyForcibly);
            both.forEach(each -> Processes.awaitEnd(each.pid(), SOON));
        }
    }

    @Test
    void oneThatIsNotThereIsNoErrorOfItsOwn() {
        TestLaunch launch = TestLaunch.ofScript("exit 3").runsMeanwhile(directory.resolve("none"));
        try (Monitored run = Monitored.start(directory, launch)) {
            assertThat(run.waitFor()).isEqualTo(3);
        }
    }

    private Path script(String text) throws IOException {
        Path file = Files.createTempFile(
                directory,
                "errand",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    }
}
