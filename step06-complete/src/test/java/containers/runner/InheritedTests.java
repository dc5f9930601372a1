package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.Signal;
import containers.cgroups.ControlGroup;
import containers.container.Containers;
import containers.launch.LaunchPlan;
import containers.start.Inherited;
import containers.testing.Attacks;
import containers.testing.HostUntouched;
import containers.testing.InCi;
import containers.testing.OnceIsEnough;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What callers hand on to what they start: the runner copes with it, and the container doesn't get it. */
@OnceIsEnough
@ExtendWith({HostUntouched.class, NothingLeft.class})
@Timeout(600)
class InheritedTests {

    private static final String SIGNALS = "grep -E '^Sig(Blk|Ign)' /proc/self/status";
    private static final String NO_SIGNALS = "SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\n";

    @TempDir
    private Path directory;

    @Test
    void ignoredSignalsDoNotReachTheContainer() {
        String ignoring = "trap '' HUP INT QUIT USR1 PIPE TERM CHLD TSTP; exec \"$@\"";

        assertThat(RunnerProcess.fromScript(ignoring, "run", "--", "/bin/sh", "-c", SIGNALS + "; exit 4"))
                .isEqualTo(new Run(4, NO_SIGNALS, ""));
    }

    /** Beside a JVM, which the C library starts it from: that has it ignore two signals of its own. */
    @Test
    void besideAJvmTheyDoNotEither() {
        assertThat(Run.script(SIGNALS)).isEqualTo(new Run(0, NO_SIGNALS, ""));
    }

    /** {@code nohup} is meant for the runner as well: what it ignores isn't passed on. */
    @Test
    void nohupKeepsTheContainerFromTheHangup() throws Exception {
        try (ControlGroup group = Containers.withoutLimits()) {
            LaunchPlan plan = Containers.plan(
                    group,
                    "/bin/sh",
                    "-c",
                    "trap 'exit 8' HUP; trap 'exit 9' USR1; echo ready; while :; do sleep 0.01; done");
            group.prepare();
            Inherited hangup = new Inherited(1L << (Signal.SIGHUP.number() - 1), true, Optional.empty());
            Path file = LaunchProgram.file(directory, LaunchProgram.of(plan, hangup, Optional.empty()));
            Process runner = new ProcessBuilder("/bin/sh", "-c", "trap '' HUP; exec " + file).start();
            try (BufferedReader output = runner.inputReader(StandardCharsets.UTF_8)) {
                assertThat(output.readLine()).isEqualTo("ready");
                HostProcesses.kill(runner.pid(), Signal.SIGHUP);
                Thread.sleep(50);
                HostProcesses.kill(runner.pid(), Signal.SIGUSR1);

                assertThat(RunnerProcess.waitFor(runner)).isEqualTo(9);
            }
        }
    }

    @Test
    void aSmallLimitOfOpenFiles() {
        Run run = RunnerProcess.fromScript("ulimit -Sn 64; exec \"$@\"", "run", "--", "/bin/sh", "-c", "ulimit -Sn");

        assertThat(run).as("and the JVM's higher one stays outside").isEqualTo(new Run(0, "64\n", ""));
    }

    @Test
    @InCi
    void aDiskThatIsFull() {
        for (List<String> words : List.of(List.of("--help"), List.of("run", "--explain", "--", "true"))) {
            assertThat(RunnerProcess.fromScript("exec \"$@\" >/dev/full", words.toArray(new String[0])))
                    .isEqualTo(new Run(125, "", "contain: the output can't be written: is the disk full?\n"));
        }
    }

    /** What was opened in their place must not be the container's: it would be a way out. */
    @Test
    @Attacks
    void closedStandardFiles() throws IOException {
        assertThat(withClosedFiles("echo lost; exit 4")).isEqualTo(4);
        for (String descriptor : List.of("0", "1", "2")) {
            assertThat(withClosedFiles("[ -e /proc/self/fd/" + descriptor + "/. ]"))
                    .as("a directory as descriptor " + descriptor)
                    .isEqualTo(1);
        }
    }

    private int withClosedFiles(String script) throws IOException {
        try (ControlGroup group = Containers.withoutLimits()) {
            group.prepare();
            LaunchPlan plan = Containers.plan(group, "/bin/sh", "-c", script);
            Path file = LaunchProgram.file(directory, LaunchProgram.of(plan));
            return RunnerProcess.run(new ProcessBuilder("/bin/sh", "-c", "exec " + file + " <&- >&- 2>&-"))
                    .status();
        }
    }

    @Test
    void manyVariables() {
        List<String> words = new ArrayList<>(List.of("run"));
        for (int i = 0; i < 10_000; i++) {
            words.addAll(List.of("-e", "V" + i + "=value"));
        }
        words.addAll(List.of("--", "/bin/sh", "-c", "env | grep -c '^V[0-9]*=value$'"));

        assertThat(Run.of(words)).isEqualTo(new Run(0, "10000\n", ""));
        assertThat(RunnerProcess.run(words.toArray(new String[0]))).isEqualTo(new Run(0, "10000\n", ""));
    }

    /** The runner's own: the container has none of them. */
    @Test
    @Attacks
    void manyVariablesOfTheCallers() {
        ProcessBuilder builder = new ProcessBuilder(RunnerProcess.inPlace("run", "-h", "box", "--", "/usr/bin/env"));
        for (int i = 0; i < 10_000; i++) {
            builder.environment().put("V" + i, "value");
        }

        assertThat(RunnerProcess.run(builder).out().lines())
                .containsExactly(
                        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                        "HOSTNAME=box",
                        "HOME=/root");
    }

    @Test
    void aMebibyteOfArguments() {
        List<String> words =
                new ArrayList<>(List.of("run", "--", "/bin/sh", "-c", "echo $#; echo \"$*\" | wc -c", "sh"));
        String word = "x".repeat((1 << 16) - 1);
        for (int i = 0; i < 16; i++) {
            words.add(word);
        }
        Run expected = new Run(0, "16\n" + (1 << 20) + "\n", "");

        assertThat(Run.of(words)).isEqualTo(expected);
        assertThat(RunnerProcess.run(words.toArray(new String[0]))).isEqualTo(expected);
    }
}
