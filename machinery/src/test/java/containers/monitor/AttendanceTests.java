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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs that work for a child as long as it lives, pasta(1) for one: decoys, which say on stderr who they are. */
@ExtendWith(HostUntouched.class)
class AttendanceTests {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String WORKS = "echo $$ >&2; echo ready; exec sleep 300";

    /** It never says that it is ready. */
    private static final String HANGS = "echo $$ >&2; exec sleep 300";

    @TempDir
    private Path directory;

    @Test
    void itWorksForTheChildAndEndsWithIt() throws IOException {
        TestLaunch launch = TestLaunch.ofScript("echo child $$; read end", script("echo $$ $1 $2 >&2; " + WORKS));
        try (Monitored run = Monitored.start(directory, launch.guard())) {
            String[] words = run.errorLine().split(" ", -1);
            assertThat(run.line()).isEqualTo("child " + words[1]);
            assertThat(words[2]).isEqualTo("last");
            long attendant = Long.parseLong(words[0]);
            assertThat(Processes.isRunning(attendant)).isTrue();
            run.endInput();
            run.waitFor();
            assertThat(Processes.isRunning(attendant)).isFalse();
        }
    }

    /** What became of it, the child finds out. */
    @Test
    void theChildGoesOnWhenItHasGivenUp() throws IOException {
        try (Monitored run = Monitored.start(directory, TestLaunch.ofScript("exit 3", script("exit 1")))) {
            assertThat(run.waitFor()).isEqualTo(3);
        }
        try (Monitored run = Monitored.start(directory, TestLaunch.ofScript("exit 4", directory.resolve("none")))) {
            assertThat(run.waitFor()).isEqualTo(4);
        }
    }

    /** Neither the container's input and output nor its session, nor a descriptor more. */
    @Test
    void itHasNothingOfTheChilds() throws IOException {
        String look = "readlink /proc/self/fd/0 >&2; cut -d' ' -f1,6 /proc/$$/stat >&2; "
                + "grep SigBlk /proc/self/status >&2; ls /proc/self/fd >&2; echo end >&2; echo ready";
        try (Monitored run = Monitored.start(directory, TestLaunch.ofScript("true", script(look)))) {
            assertThat(run.errorLine()).isEqualTo("/dev/null");
            assertThat(run.errorLine()).matches("(\\d+) \\1");
            assertThat(run.errorLine()).isEqualTo("SigBlk:\t0000000000000000");
            for (String descriptor : List.of("0", "1", "2", "3", "end")) { // the last is the directory that ls looks at
                assertThat(run.errorLine()).isEqualTo(descriptor);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGTERM", "SIGINT"})
    void whoAsksForAnEndGetsIt(Signal signal) throws IOException {
        TestLaunch launch = TestLaunch.ofScript("echo never", script(HANGS));
        try (Monitored run = Monitored.start(directory, launch.guard())) {
            long attendant = Long.parseLong(run.errorLine());
            run.signal(signal);
            assertThat(run.waitFor()).isEqualTo(128 + signal.number());
            assertThat(Processes.isRunning(attendant)).isFalse();
            assertThat(run.rest()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void itEndsWithAMonitorThatIsKilled(When when) throws IOException {
        TestLaunch launch = TestLaunch.ofScript("echo begun; read end", script(when.script));
        try (Monitored run = Monitored.start(directory, launch.guard())) {
            long attendant = Long.parseLong(run.errorLine());
            if (when == When.WORKING) {
                assertThat(run.line()).isEqualTo("begun");
            }
            run.signal(Signal.SIGKILL);
            Processes.awaitEnd(attendant, SOON);
        }
    }

    private enum When {
        WORKING(WORKS),
        NOT_READY(HANGS);

        private final String script;

        When(String script) {
            this.script = script;
        }
    }

    /** On a decoy: one that nobody looks after goes on. */
    @Test
    void withoutAGuardianItWouldGoOn() throws IOException {
        TestLaunch launch = TestLaunch.ofScript("echo begun; read end", script(WORKS));
        try (Monitored run = Monitored.start(directory, launch)) {
            long attendant = Long.parseLong(run.errorLine());
            assertThat(run.line()).isEqualTo("begun");
            run.signal(Signal.SIGKILL);
            run.endInput();
            run.waitFor();
            assertThat(Processes.isRunning(attendant)).isTrue();
            ProcessHandle.of(attendant).orElseThrow().destroyForcibly();
            Processes.awaitEnd(attendant, SOON);
        }
    }

    @Test
    void itIsWrittenDownForWhomItWorks() throws IOException {
        Path program = script("echo $$ $1 >&2; " + WORKS);
        try (Monitored run = Monitored.start(
                directory, TestLaunch.ofScript("echo begun; read end", program).guard())) {
            String[] words = run.errorLine().split(" ", -1);
            assertThat(run.line()).isEqualTo("begun");
            Path record = Path.of(program + ".of-" + words[0]);
            assertThat(Files.readString(record).replace("\0", "")).isEqualTo("/proc/" + words[1]);
            run.endInput();
            run.waitFor();
            assertThat(record).doesNotExist();
        }
    }

    @Test
    void aKilledMonitorsGuardianRemovesThat() throws IOException {
        Path program = script(WORKS);
        try (Monitored run = Monitored.start(
                directory, TestLaunch.ofScript("echo begun; read end", program).guard())) {
            Path record = Path.of(program + ".of-" + run.errorLine());
            assertThat(run.line()).isEqualTo("begun");
            assertThat(record).exists();
            run.signal(Signal.SIGKILL);
            Processes.await("the record is removed", SOON, () -> Files.notExists(record));
        }
    }

    private Path script(String text) throws IOException {
        Path file = Files.createTempFile(
                directory,
                "attendant",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    }
}
