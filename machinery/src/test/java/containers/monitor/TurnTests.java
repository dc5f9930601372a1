package containers.monitor;

import static containers.kernel.Argument.number;
import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.DescriptorCalls;
import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.calls.Signal;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Kernel;
import containers.locks.LockCalls;
import containers.testing.HostUntouched;
import containers.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A monitor that takes a lock at its end, and somebody who keeps that. */
@ExtendWith(HostUntouched.class)
class TurnTests {

    private static final int LOCK = 20;
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    private Path directory;

    private Path file;
    private Path left;

    @BeforeEach
    void make() throws IOException {
        file = Files.createFile(directory.resolve("lock"));
        left = Files.createDirectory(directory.resolve("left"));
    }

    @Test
    void whatIsForTheEndIsDoneWithTheLock() {
        try (Monitored run = Monitored.start(directory, launch("exit 3", LONG))) {
            assertThat(run.waitFor()).isEqualTo(3);
            assertThat(run.errors()).isEmpty();
            assertThat(left).doesNotExist();
        }
    }

    @Test
    void whoHasItIsWaitedFor() {
        Argument another = lock();
        try (Monitored run = Monitored.start(directory, launch("exit 3", LONG))) {
            Processes.await("the child has ended", SOON, () -> run.children() == 0);
            assertThat(run.isAlive()).isTrue();
            assertThat(left).exists();
            Kernel.call(FileCalls.close(another));
            assertThat(run.waitFor()).isEqualTo(3);
            assertThat(run.errors()).isEmpty();
            assertThat(left).doesNotExist();
        }
    }

    /** Stopped, say. */
    @Test
    void butNotForEver() {
        Argument another = lock();
        try (Monitored run = Monitored.start(directory, launch("exit 3", SHORT))) {
            assertThat(run.waitFor()).isEqualTo(3);
            assertThat(run.errors()).isEqualTo("contain: not my turn");
            assertThat(left).exists();
        }
        Kernel.call(FileCalls.close(another));
    }

    @Test
    void norByAGuardian() {
        Argument another = lock();
        try (Monitored run = Monitored.start(
                directory, launch("echo ready; exec sleep 300", SHORT).guard())) {
            assertThat(run.line()).isEqualTo("ready");
            long guardian = run.guardian();
            run.signal(Signal.SIGKILL);
            Processes.awaitEnd(guardian, SOON);
            assertThat(left).exists();
        }
        Kernel.call(FileCalls.close(another));
    }

    /** What else is refused is refused for ever: nobody waits for it, and there is nothing to say. */
    @Test
    void whoHasNoLockAnyMoreDoesNothing() {
        try (Monitored run = Monitored.start(directory, launch("exit 3", turn(number(LOCK + 1), LONG)))) {
            assertThat(run.waitFor()).isEqualTo(3);
            assertThat(run.errors()).isEmpty();
            assertThat(left).exists();
        }
    }

    private TestLaunch launch(String script, Duration patience) {
        return launch(script, turn(number(LOCK), patience));
    }

    private TestLaunch launch(String script, Launch.Turn turn) {
        TestLaunch launch = TestLaunch.ofScript(script);
        Argument.Result opened = launch.parent.add(FileCalls.openat(file.toString(), OpenFlag.O_RDWR));
        launch.parent.add(DescriptorCalls.dup3(opened, LOCK, OpenFlag.O_CLOEXEC));
        launch.parent.add(FileCalls.close(opened));
        launch.afterwards.attempt(DirectoryCalls.rmdir(left.toString()));
        return launch.takesTurn(turn);
    }

    private static Launch.Turn turn(Argument lock, Duration patience) {
        return new Launch.Turn(attempt(lock), patience.toNanos(), "contain: not my turn", FileCalls.close(lock));
    }

    private static Call attempt(Argument lock) {
        return LockCalls.fcntl_ofd_setlk(lock, false, 0, 1);
    }

    /** This JVM has it. */
    private Argument lock() {
        Argument opened = number(Kernel.call(FileCalls.openat(file.toString(), OpenFlag.O_RDWR, OpenFlag.O_CLOEXEC)));
        Kernel.call(attempt(opened));
        return opened;
    }
}
