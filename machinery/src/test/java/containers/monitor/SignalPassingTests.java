package containers.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.Signal;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import containers.testing.HostUntouched;
import containers.testing.Processes;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(HostUntouched.class)
class SignalPassingTests {

    /** Says so when it is ready, and waits in steps: a shell runs a trap between two commands. */
    private static final String FOR_EVER = "echo ready; while :; do sleep 0.02; done";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(
            names = {"SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGCONT", "SIGWINCH"})
    void aSignalIsPassedOn(Signal signal) {
        TestLaunch launch = TestLaunch.ofScript("trap 'exit 7' " + signal.number() + "; " + FOR_EVER);
        try (Monitored run = Monitored.start(directory, launch)) {
            assertThat(run.line()).isEqualTo("ready");
            run.signal(signal);
            assertThat(run.waitFor()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGTERM", "SIGHUP", "SIGUSR1"})
    void aSignalEndsAChildThatDoesNotExpectIt(Signal signal) {
        try (Monitored run = Monitored.start(directory, TestLaunch.ofScript(FOR_EVER))) {
            assertThat(run.line()).isEqualTo("ready");
            run.signal(signal);
            assertThat(run.waitFor()).isEqualTo(128 + signal.number());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGPIPE", "SIGTTOU"})
    void someDisturbNobody(Signal signal) {
        try (Monitored run = Monitored.start(
                directory, TestLaunch.ofScript("trap 'exit 8' PIPE TTOU; trap 'exit 7' TERM; " + FOR_EVER))) {
            assertThat(run.line()).isEqualTo("ready");
            run.signal(signal);
            run.signal(Signal.SIGTERM);
            assertThat(run.waitFor()).isEqualTo(7);
        }
    }

    @Test
    void aChildThatIgnoresItsEndIsEndedByASecondSignal() {
        try (Monitored run = Monitored.start(directory, TestLaunch.ofScript("trap '' TERM; " + FOR_EVER))) {
            assertThat(run.line()).isEqualTo("ready");
            run.signal(Signal.SIGTERM);
            assertThat(run.errorLine())
                    .isEqualTo("contain: the container goes on: a second signal within 5 seconds ends it");
            assertThat(run.isAlive()).isTrue();
            run.signal(Signal.SIGTERM);
            assertThat(run.errorLine()).isEqualTo("contain: a second signal: ending the container");
            assertThat(run.waitFor()).isEqualTo(137);
        }
    }

    @Test
    void thousandsOfSignals() {
        TestLaunch launch = TestLaunch.ofScript("trap 'n=1' USR1 WINCH; trap 'exit 7' HUP; " + FOR_EVER);
        try (Monitored run = Monitored.start(directory, launch)) {
            assertThat(run.line()).isEqualTo("ready");
            for (int i = 0; i < 5000; i++) {
                run.signal(i % 2 == 0 ? Signal.SIGUSR1 : Signal.SIGWINCH);
            }
            assertThat(run.isAlive()).isTrue();
            run.signal(Signal.SIGHUP);
            assertThat(run.waitFor()).isEqualTo(7);
        }
    }

    /** The monitor may not know yet that the child is under way: here the child has it stopped just before. */
    @Test
    void aSignalThatComesRightAfterTheStartIsTheChilds() {
        TestLaunch launch = new TestLaunch();
        Argument.Result monitor = launch.child.add(Call.of(SystemCall.GETPPID));
        launch.child.add(
                Call.of(SystemCall.KILL, monitor, new Argument.Word(Signal.SIGSTOP.number(), Signal.SIGSTOP.name())));
        launch.child.add(TestLaunch.ofScript("trap 'exit 7' TERM; " + FOR_EVER)
                .child
                .rows()
                .get(0)
                .call());
        try (Monitored run = Monitored.start(directory, launch)) {
            assertThat(run.line()).isEqualTo("ready");
            Processes.await(
                    "it stops", Duration.ofSeconds(10), () -> state(run.pid()).startsWith("T"));
            run.signal(Signal.SIGTERM);
            run.signal(Signal.SIGCONT);
            assertThat(run.waitFor()).isEqualTo(7);
        }
    }

    @Test
    void aMonitorThatIsStoppedLearnsOfTheEndWhenItGoesOn() {
        try (Monitored run = Monitored.start(directory, TestLaunch.ofScript(FOR_EVER))) {
            assertThat(run.line()).isEqualTo("ready");
            long child = run.child();
            run.signal(Signal.SIGSTOP);
            Processes.await(
                    "it stops", Duration.ofSeconds(10), () -> state(run.pid()).startsWith("T"));
            run.signal(Signal.SIGTERM);
            assertThat(Processes.isRunning(child)).isTrue();
            run.signal(Signal.SIGCONT);
            assertThat(run.waitFor()).isEqualTo(128 + Signal.SIGTERM.number());
        }
    }

    @Test
    void aChildThatIsStoppedHasNotEnded() {
        try (Monitored run = Monitored.start(directory, TestLaunch.ofScript("kill -STOP $$; exit 5"))) {
            Processes.await(
                    "it stops",
                    Duration.ofSeconds(10),
                    () -> run.hasChild() && state(run.child()).startsWith("T"));
            assertThat(run.isAlive()).isTrue();
            run.signal(Signal.SIGCONT);
            assertThat(run.waitFor()).isEqualTo(5);
        }
    }

    private static String state(long pid) {
        return Processes.status(pid, "State").orElse("");
    }
}
