package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.Signal;
import containers.cgroups.ControlGroup;
import containers.container.Containers;
import containers.launch.LaunchPlan;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import containers.testing.NotInVerify;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Nobody can catch SIGKILL. A runner that gets it leaves nothing all the same, within two seconds. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
@Timeout(600)
class KilledRunnerTests {

    private static final int RANDOM_MOMENTS = 40;
    private static final int LONGEST = 12_000_000;

    @TempDir
    private Path directory;

    @Test
    @NotInVerify
    void atRandomMoments() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < RANDOM_MOMENTS; i++) {
            try (ControlGroup group = Containers.withoutLimits()) {
                LaunchPlan plan = plan(group, "sleep 300 & sleep 300");
                group.prepare();
                Process runner = start(plan);
                LockSupport.parkNanos(random.nextInt(LONGEST));
                try {
                    assertLeavesNothing(runner, plan);
                } catch (AssertionError failed) {
                    throw new AssertionError("moment " + i + ", the seed was " + seed, failed);
                }
            }
        }
    }

    @Test
    void theContainerTookOffItsDeathSignal() throws Exception {
        assertNothingLeftOnceReady("echo ready; exec setpriv --pdeathsig clear sleep 300");
    }

    /** Which takes the death signal off as well: prctl(2). */
    @Test
    @Needs(Feature.ROOT)
    void theContainerBecameAnotherUser() throws Exception {
        assertNothingLeftOnceReady("echo ready; exec setpriv --reuid 65534 --regid 65534 --clear-groups sleep 300");
    }

    @Test
    void theContainerIgnoresWhatItCan() throws Exception {
        assertNothingLeftOnceReady("trap '' HUP INT TERM; setsid sleep 300 & echo ready; sleep 300");
    }

    /** The whole of {@code ./contain}, from Java on. */
    @Test
    void whatBeganAsJava() throws Exception {
        List<String> command = RunnerProcess.inPlace(
                "run", "--", "/bin/sh", "-c", "sleep 60 & echo ready; wait", directory.toString());
        Process runner = new ProcessBuilder(command).start();
        try (BufferedReader output = runner.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("ready");
            List<ProcessHandle> container = runner.descendants().toList();
            assertThat(container).as("the guardian, the shell and sleep").hasSize(3);

            HostProcesses.kill(runner.pid(), Signal.SIGKILL);

            assertThat(RunnerProcess.waitFor(runner)).isEqualTo(137);
            HostProcesses.assertEnded(container);
            HostProcesses.assertGone(directory, new LaunchPlan());
        } finally {
            runner.destroyForcibly();
        }
    }

    /** The guardian isn't needed while the runner lives: the runner doesn't need it either. */
    @Test
    void theGuardianIsKilledFirst() throws Exception {
        try (ControlGroup group = Containers.withoutLimits()) {
            LaunchPlan plan = plan(group, "echo ready; read line; exit 3");
            group.prepare();
            Process runner = start(plan);
            try (BufferedReader output = runner.inputReader(StandardCharsets.UTF_8)) {
                assertThat(output.readLine()).isEqualTo("ready");
                List<ProcessHandle> guardians = runner.children()
                        .filter(each -> HostProcesses.program(each.pid()).startsWith(directory.toString()))
                        .toList();
                assertThat(guardians).hasSize(1);
                HostProcesses.kill(guardians.get(0).pid(), Signal.SIGKILL);
                runner.getOutputStream().close();

                assertThat(RunnerProcess.waitFor(runner)).isEqualTo(3);
            }
            HostProcesses.assertGone(directory, plan);
        }
    }

    private void assertNothingLeftOnceReady(String script) throws Exception {
        try (ControlGroup group = Containers.withoutLimits()) {
            LaunchPlan plan = plan(group, script);
            group.prepare();
            Process runner = start(plan);
            try (BufferedReader output = runner.inputReader(StandardCharsets.UTF_8)) {
                assertThat(output.readLine()).isEqualTo("ready");
                LockSupport.parkNanos(LONGEST); // so that it has gone on to what it says it is ready for
                assertThat(HostProcesses.with(directory)).hasSizeGreaterThan(1);
                assertLeavesNothing(runner, plan);
            }
        }
    }

    private void assertLeavesNothing(Process runner, LaunchPlan plan) {
        HostProcesses.kill(runner.pid(), Signal.SIGKILL);
        assertThat(RunnerProcess.waitFor(runner)).isEqualTo(137);
        HostProcesses.assertGone(directory, plan);
    }

    /** The directory's name among the arguments marks the container's processes. */
    private LaunchPlan plan(ControlGroup group, String script) throws IOException {
        return Containers.plan(group, "/bin/sh", "-c", script, directory.toString());
    }

    private Process start(LaunchPlan plan) throws IOException {
        String file = LaunchProgram.file(directory, LaunchProgram.of(plan)).toString();
        return new ProcessBuilder(file).redirectErrorStream(true).start();
    }
}
