package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.calls.DirectoryCalls;
import containers.calls.Signal;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import containers.testing.HostUntouched;
import containers.testing.OtherJvm;
import containers.testing.Processes;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody's violent end: the JVM's, the monitor's. */
@ExtendWith(HostUntouched.class)
@Timeout(60)
class MonitorProcessTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Launcher launcher = new Launcher();

    @Test
    void childrenEndWhenTheJvmIsKilled() throws IOException, InterruptedException {
        Process jvm = OtherJvm.running(JvmWithChildren.class).start();
        try (BufferedReader output = jvm.inputReader()) {
            output.readLine();
            List<ProcessHandle> all = jvm.descendants().toList();
            assertThat(all).as("two children, two monitors, a guardian").hasSize(5);

            jvm.destroyForcibly().waitFor();

            all.forEach(each -> Processes.awaitEnd(each.pid(), SOON));
        } finally {
            jvm.destroyForcibly();
        }
    }

    @Test
    void aMonitorThatIsKilledEndsTheWaiting() {
        try (Child child = launcher.launch(Plans.of("sleep", "300"))) {
            ProcessHandle process = ProcessHandle.of(child.pid()).orElseThrow();
            process.parent().orElseThrow().destroyForcibly();
            try {
                assertThatThrownBy(child::waitFor)
                        .isInstanceOf(MonitorGoneException.class)
                        .hasMessage("the monitor was killed before it could report; the next run removes what it left");
                assertThatThrownBy(child::waitFor).as("asked again").isInstanceOf(MonitorGoneException.class);
            } finally {
                process.destroyForcibly(); // without a guardian it goes on
                Processes.awaitEnd(process.pid(), SOON);
            }
        }
    }

    @Test
    void aGuardianEndsTheChildOfAMonitorThatIsKilled() {
        LaunchPlan plan = new LaunchPlan();
        plan.guard();
        // A death signal can be taken off, and a session be left.
        plan.child().add(Call.of(SystemCall.PRCTL, Argument.number(1), Argument.number(0)));
        plan.child().add(Call.of(SystemCall.SETSID));
        Command.of("sleep", "300").addTo(plan.child());
        try (Child child = launcher.launch(plan)) {
            ProcessHandle process = ProcessHandle.of(child.pid()).orElseThrow();
            process.parent().orElseThrow().destroyForcibly();
            Processes.awaitEnd(child.pid(), SOON);
            assertThatThrownBy(child::waitFor).isInstanceOf(MonitorGoneException.class);
        }
    }

    /** A program, its report too, can be longer than a pipe holds. */
    @Test
    void aRefusalOfALongPlan() {
        LaunchPlan plan = new LaunchPlan();
        for (int i = 0; i < 2000; i++) {
            plan.child().add(DirectoryCalls.chdir("/"));
        }
        plan.child().add(DirectoryCalls.chdir("/no/such/directory"));

        assertThatThrownBy(() -> launcher.launch(plan).close())
                .isInstanceOfSatisfying(
                        LaunchFailedException.class,
                        failed -> assertThat(failed.failed().number()).isGreaterThan(2000));
    }

    @Test
    void aSignalForTheMonitorIsNotForTheChild() {
        try (Child child = launcher.launch(Plans.of("sleep", "300"))) {
            ProcessHandle monitor =
                    ProcessHandle.of(child.pid()).orElseThrow().parent().orElseThrow();
            monitor.destroy(); // SIGTERM
            assertThat(Processes.isRunning(child.pid())).isTrue();
            child.signal(Signal.SIGINT.number());
            assertThat(child.waitFor()).isEqualTo(new ExitStatus.Killed(Signal.SIGINT.number()));
        }
    }
}
