package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.Signal;
import containers.testing.Foreground;
import containers.testing.HostUntouched;
import containers.testing.InCi;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a container is asked for its end, and how long it has. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
@Timeout(600)
@InCi
class StopTests {

    private static final String WAIT = "echo ready; while :; do sleep 0.02; done";

    /** Only the one signal is another: SIGINT stays what it is. */
    @Test
    void anotherSignalStandsForTheOneThatAsksForTheEnd() throws Exception {
        String script = "trap 'echo int; exit 3' INT; trap 'echo term' TERM; trap 'echo rt; exit 4' 37; " + WAIT;
        List<String> lines = new ArrayList<>();

        assertThat(run(List.of(Signal.SIGINT), lines, "--stop-signal=SIGRTMIN+3", "--stop-timeout=60", script))
                .isEqualTo(3);
        assertThat(run(List.of(Signal.SIGTERM), lines, "--stop-signal=SIGRTMIN+3", "--stop-timeout=60", script))
                .isEqualTo(4);
        assertThat(lines).containsExactly("ready", "int", "ready", "rt");
    }

    /** A JVM that stays takes the signals, and passes none on. */
    @ParameterizedTest
    @ValueSource(strings = {"--stop-signal=SIGINT", "--stop-timeout=5"})
    void besideAJvmTheyAreRefused(String option) {
        Run run = Run.of("run", option, "--", "true");

        assertThat(run.err())
                .startsWith("contain: --stop-signal, --stop-timeout: ")
                .containsOnlyOnce("\n");
        assertThat(run.status()).isEqualTo(125);
        assertThat(Run.of("run", "--stop-timeout=-1", "--", "true")).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void whatDoesNotEndInTimeIsEnded() throws Exception {
        List<String> lines = new ArrayList<>();

        int status = run(List.of(Signal.SIGTERM), lines, "--stop-timeout=3", "--init", "trap 'echo no' TERM; " + WAIT);

        assertThat(lines)
                .containsExactly(
                        "ready", "no", "contain: it didn't end in time (--stop-timeout 3): ending the container");
        assertThat(status).isEqualTo(128 + 9);
    }

    /** Sends one signal after another, each when the one before has been answered by a line. */
    private static int run(List<Signal> signals, List<String> lines, String first, String second, String script)
            throws IOException, InterruptedException {
        List<String> command = RunnerProcess.inPlace("run", first, second, "--", "/bin/sh", "-c", script);
        Process runner = Foreground.process(command).start();
        try (BufferedReader output = runner.inputReader(StandardCharsets.UTF_8)) {
            lines.add(output.readLine());
            for (Signal signal : signals) {
                HostProcesses.kill(runner.pid(), signal);
                lines.add(output.readLine());
            }
            output.lines().forEach(lines::add);
            return runner.waitFor();
        } finally {
            runner.destroyForcibly();
        }
    }
}
