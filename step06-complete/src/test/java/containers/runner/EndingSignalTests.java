package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.Signal;
import containers.calls.WaitCalls;
import containers.cgroups.ControlGroup;
import containers.container.Containers;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.testing.Foreground;
import containers.testing.HostUntouched;
import containers.testing.NotInVerify;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A signal that asks for an end is never lost, whenever it comes: nothing is left, and the status tells of it. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
@Timeout(600)
class EndingSignalTests {

    private static final List<Signal> ENDING = List.of(Signal.SIGTERM, Signal.SIGINT, Signal.SIGHUP);

    /** Of these a second one ends a container that goes on. */
    private static final List<Signal> ASKING = List.of(Signal.SIGTERM, Signal.SIGINT);

    private static final int PROGRAM_RUNS = 30;
    private static final int JVM_RUNS = 6;
    private static final long PROGRAM_LONGEST = 15_000_000;
    private static final long JVM_LONGEST = 800_000_000;

    /** What the container exits with when it got the signal. */
    private static final int ASKED = 9;

    private static final String UNTIL_ASKED = "trap 'exit 9' TERM INT HUP; while :; do sleep 0.01; done";

    @TempDir
    private Path directory;

    private final Random random = new Random();

    /** The container handles none, so the first changes nothing, and only the runner knows of it: the second ends it. */
    @Test
    void aFirstAndASecond() throws Exception {
        // One that is ignored is lost until the program blocks it. A shell has what it starts in the background ignore
        // SIGINT.
        List<Signal> signals = ASKING.stream()
                .filter(signal -> !HostProcesses.ignores(ProcessHandle.current().pid(), signal))
                .toList();
        for (int i = 0; i < PROGRAM_RUNS; i++) {
            Signal signal = signals.get(i % signals.size());
            try (ControlGroup group = Containers.withoutLimits()) {
                LaunchPlan plan = plan(group, "sleep 300; exit 1");
                group.prepare();
                Process runner = start(plan);
                LockSupport.parkNanos(random.nextLong(PROGRAM_LONGEST));
                HostProcesses.kill(runner.pid(), signal);
                while (HostProcesses.hasPending(runner.pid(), signal)) {
                    LockSupport.parkNanos(1_000_000); // two that nobody has read yet are one: signal(7)
                }
                HostProcesses.kill(runner.pid(), signal);

                assertThat(RunnerProcess.waitFor(runner)).as(signal.name()).isIn(128 + signal.number(), 128 + 9);
                HostProcesses.assertGone(directory, plan);
            }
        }
    }

    /** Then there is nobody yet who could handle it: one is enough. The child is PID 1, and hangs in a call. */
    @Test
    void beforeTheContainersProgramRuns() throws Exception {
        for (Signal signal : ASKING) {
            LaunchPlan plan = new LaunchPlan();
            Namespaces.ofContainer(User.current()).create(plan, User.current());
            plan.guard();
            plan.child().add(WaitCalls.ppoll(WaitCalls.pollfds(1, "[none]"), TimeUnit.MINUTES.toNanos(10)));
            Command.of("/bin/sh", "-c", "echo never").addTo(plan.child());
            Process runner = start(plan);
            while (HostProcesses.with(directory).size() < 3) {
                LockSupport.parkNanos(1_000_000);
            }
            HostProcesses.kill(runner.pid(), signal);

            assertThat(RunnerProcess.waitFor(runner)).isEqualTo(128 + signal.number());
            HostProcesses.assertGone(directory, plan);
        }
    }

    @Test
    void thatTheContainerHandles() throws Exception {
        for (Signal signal : ENDING) {
            try (ControlGroup group = Containers.withoutLimits()) {
                LaunchPlan plan = plan(group, UNTIL_ASKED);
                group.prepare();
                Process runner = start(plan);
                LockSupport.parkNanos(random.nextLong(PROGRAM_LONGEST));

                assertThat(end(runner, signal)).as(signal.name()).isIn(ASKED, 128 + signal.number(), 128 + 9);
                HostProcesses.assertGone(directory, plan);
            }
        }
    }

    @Test
    void whileTheProgramEndsByItself() throws Exception {
        for (int i = 0; i < PROGRAM_RUNS; i++) {
            Signal signal = ENDING.get(i % ENDING.size());
            try (ControlGroup group = Containers.withoutLimits()) {
                LaunchPlan plan = plan(group, "exit 5");
                group.prepare();
                Process runner = start(plan);
                LockSupport.parkNanos(random.nextLong(PROGRAM_LONGEST));
                HostProcesses.kill(runner.pid(), signal);

                assertThat(RunnerProcess.waitFor(runner)).as(signal.name()).isIn(5, 128 + signal.number());
                HostProcesses.assertGone(directory, plan);
            }
        }
    }

    @Test
    @NotInVerify
    void fromTheStartOfJavaOn() throws Exception {
        for (int i = 0; i < JVM_RUNS; i++) {
            Signal signal = ENDING.get(i % ENDING.size());
            List<String> command =
                    RunnerProcess.inPlace("run", "--", "/bin/sh", "-c", UNTIL_ASKED, directory.toString());
            Process runner = Foreground.process(command).start();
            LockSupport.parkNanos(random.nextLong(JVM_LONGEST));

            assertThat(end(runner, signal)).as(signal.name()).isIn(ASKED, 128 + signal.number(), 128 + 9);
            HostProcesses.assertGone(directory, new LaunchPlan());
        }
    }

    /** Once is enough, unless the shell hasn't come to its trap yet: to PID 1 the kernel gives only what it handles. */
    private static int end(Process runner, Signal signal) throws InterruptedException {
        do {
            HostProcesses.kill(runner.pid(), signal);
        } while (!runner.waitFor(500, TimeUnit.MILLISECONDS));
        return runner.exitValue();
    }

    private LaunchPlan plan(ControlGroup group, String script) throws IOException {
        return Containers.plan(group, "/bin/sh", "-c", script, directory.toString());
    }

    private Process start(LaunchPlan plan) throws IOException {
        String file = LaunchProgram.file(directory, LaunchProgram.of(plan)).toString();
        return Foreground.process(file).start();
    }
}
