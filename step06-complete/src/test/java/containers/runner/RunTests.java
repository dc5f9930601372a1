package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.CredentialCalls;
import containers.cgroups.ControlGroup;
import containers.container.Containers;
import containers.executable.ProgramFile;
import containers.kernel.CallList;
import containers.launch.LaunchPlan;
import containers.program.Program;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.InCi;
import containers.testing.Needs;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a person gets from {@code ./contain run}. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class RunTests {

    @TempDir
    private Path directory;

    @Test
    void helpIsPrinted() {
        for (Run run : List.of(
                Run.of(),
                Run.of("--help"),
                Run.of("help"),
                Run.of("run", "--help"),
                Run.of("run", "-it", "-m", "64m", "--help", "--", "true"),
                Run.of("compile", "--help"),
                Run.of("compile", "-o", "/tmp/never", "--help"))) {
            assertThat(run.status()).isZero();
            assertThat(run.out()).startsWith("Usage: ./contain run").contains("--pids-limit");
            assertThat(run.err()).isEmpty();
        }
    }

    @Test
    @InCi
    void everyExitStatusIsTheCommands() throws Exception {
        try (ControlGroup group = Containers.withoutLimits()) {
            group.prepare();
            LaunchPlan plan = Containers.plan(group, "/bin/sh", "-c", "read status; exit $status");
            String file = LaunchProgram.file(directory, LaunchProgram.of(plan)).toString();
            for (int status = 0; status < 256; status++) {
                Process runner = new ProcessBuilder(file).start();
                try (Writer input = runner.outputWriter()) {
                    input.write(status + "\n");
                }
                assertThat(RunnerProcess.waitFor(runner)).isEqualTo(status);
            }
        }
    }

    @Test
    void besideAJvmItIsToo() {
        for (int status : new int[] {0, 1, 42, 125, 126, 127, 128, 137, 254, 255}) {
            assertThat(Run.script("exit " + status).status()).isEqualTo(status);
        }
    }

    @Test
    void aCommandThatASignalEnds() throws IOException {
        // Its rows, from the second 64 KiB on, are missing in the file: SIGBUS. Even a process with PID 1 doesn't
        // survive what it did itself.
        CallList calls = new CallList();
        for (int i = 0; i < 2000; i++) {
            calls.add(CredentialCalls.getpid());
        }
        byte[] program = ProgramFile.of(Program.of(calls)).content();
        Path crash = Files.write(directory.resolve("crash"), Arrays.copyOf(program, 0x1_0000));
        assertThat(crash.toFile().setExecutable(true)).isTrue();

        assertThat(Run.of("run", "--rootfs", directory.toString(), "/crash")).isEqualTo(new Run(128 + 7, "", ""));
        assertThat(Run.script("sh -c 'kill -TERM $$'; echo $?").out()).isEqualTo("143\n");
    }

    @Test
    @Needs(Feature.ROOT)
    void aCommandThatTheMemoryLimitEnds() {
        assertThat(Run.of("run", "--memory", "16m", "--", "/usr/bin/tail", "/dev/zero")
                        .status())
                .isEqualTo(137);
    }

    @Test
    @Needs(Feature.ROOT)
    void limitsAreWrittenBeforeTheCommandRuns() {
        Run run =
                Run.of("run", "--explain", "--memory", "64m", "--pids-limit", "10", "--cpus", "0.5", "--", "/bin/true");

        assertThat(run.out()).contains("\"67108864\"", "\"10\"", "50000");
        assertThat(run.out().indexOf("67108864")).isLessThan(run.out().indexOf("execve("));
    }

    @Test
    void theHostname() {
        assertThat(Run.script("hostname", "--hostname", "box").out()).isEqualTo("box\n");
        assertThat(Run.script("hostname").out()).matches("[0-9a-f]{12}\n");
    }

    @Test
    void theEnvironmentIsThatOfEveryContainerAndWhatWasGiven() {
        Run run = Run.of("run", "-h", "box", "-e", "A=1=2", "--env=B=", "-e", "HOME=/", "--", "/usr/bin/env");

        assertThat(run.out().lines())
                .containsExactly(
                        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                        "HOSTNAME=box",
                        "HOME=/",
                        "A=1=2",
                        "B=");
    }

    @Test
    void theWorkingDirectory() {
        assertThat(Run.script("pwd").out()).isEqualTo("/\n");
        assertThat(Run.script("pwd", "-w", "/usr/bin").out()).isEqualTo("/usr/bin\n");
    }

    @Test
    void standardStreamsPassThrough() {
        Run run = Run.withInput(
                "typed\n", () -> Contain.run(List.of("run", "--", "/bin/sh", "-c", "cat; echo wrong >&2")));

        assertThat(run).isEqualTo(new Run(0, "typed\n", "wrong\n"));
    }

    @Test
    void psShowsOnlyTheContainer() {
        assertThat(Run.of("run", "--", "/bin/ps", "fxa").out().lines())
                .hasSize(2)
                .anyMatch(line -> line.matches(" *1 .* /bin/ps fxa"));
    }

    @Test
    void aTerminalWhereThereIsNone() {
        assertThat(Run.of("run", "-it", "true"))
                .isEqualTo(
                        new Run(
                                125,
                                "",
                                "contain: -t: standard input is no terminal here (or this runs in the background): leave it out\n"));
    }

    /** As many have it in their fingers. */
    @Test
    void dockersHabits() {
        assertThat(Run.of("run", "--rm", "-i", "--name", "box", "hostname")).isEqualTo(new Run(0, "box\n", ""));
        assertThat(Run.of("run", "--interactive", "-ihbox", "-eA=1", "/bin/sh", "-c", "hostname; echo $A")
                        .out())
                .isEqualTo("box\n1\n");
        assertThat(Run.of("run", "-ie", "A=1=2", "-w=/usr", "/bin/sh", "-c", "pwd; echo $A")
                        .out())
                .isEqualTo("/usr\n1=2\n");
    }

    @Test
    void optionsEndAtTheCommand() {
        assertThat(Run.of("run", "/bin/echo", "--hostname", "x").out()).isEqualTo("--hostname x\n");
        assertThat(Run.of("run", "echo", "-it", "--help").out()).isEqualTo("-it --help\n");
        assertThat(Run.of("run", "--", "echo", "--", "-e").out()).isEqualTo("-- -e\n");
    }

    @Test
    void changesEndWithTheContainer() {
        Path root = RootCopy.in(directory);
        assertThat(Run.script("echo new >/new && cat /new", "--rootfs", root.toString()))
                .isEqualTo(new Run(0, "new\n", ""));
        assertThat(root.resolve("new")).doesNotExist();
    }

    @Test
    void persistKeepsThem() {
        Path root = RootCopy.in(directory);
        assertThat(Run.script("echo new >/new", "--persist", "--rootfs", root.toString()))
                .isEqualTo(new Run(0, "", ""));
        assertThat(root.resolve("new")).hasContent("new");
    }

    @Test
    void networkHostIsTheHosts() throws IOException {
        String host = Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString();

        assertThat(Run.of("run", "--network", "host", "readlink", "/proc/self/ns/net")
                        .out())
                .isEqualTo(host + "\n");
        assertThat(Run.of("run", "--network", "none", "readlink", "/proc/self/ns/net")
                        .out())
                .isNotEqualTo(host + "\n");
    }

    /** In place, as {@code ./contain} runs it: what is explained is that program. */
    @Test
    @InCi
    void explainPrintsWhatTraceThenReports() {
        Run explained = RunnerProcess.run("run", "--explain", "-h", "box", "--", "/bin/true");
        Run traced = RunnerProcess.run("run", "--trace", "-h", "box", "--", "/bin/true");

        assertThat(explained.err()).isEmpty();
        assertThat(traced.out()).isEmpty();
        assertThat(traced.err().lines().map(RunTests::withoutResult))
                .isSubsetOf(explained.out().lines().map(RunTests::withoutResult).toList());
        for (String section : List.of("before", "the child")) {
            assertThat(calls(traced.err(), section))
                    .as(section)
                    .hasSizeGreaterThan(5)
                    .containsExactlyElementsOf(calls(explained.out(), section));
        }
        assertThat(traced.err()).contains("chdir(\"/\") = 0\n", "setsid() = 1\n", "sethostname(\"box\", 3) = 0\n");
    }

    /** Beside a JVM it is another program, with the same child. */
    @Test
    void besideAJvmTheChildMakesTheSameCalls() {
        Run explained = Run.of("run", "--explain", "-h", "box", "--", "/bin/true");
        Run traced = Run.of("run", "--trace", "-h", "box", "--", "/bin/true");

        List<String> expected = unnumbered(calls(explained.out(), "the child"));
        expected.removeIf(call -> call.startsWith("close_range(")); // it keeps the pipe to its monitor there
        assertThat(unnumbered(calls(traced.err(), "the child"))).containsSubsequence(expected);
    }

    @Test
    void explainRunsNothing() {
        assertThat(Run.of("run", "--explain", "--", "/no/such/program").status())
                .isZero();
    }

    @Test
    void traceEndsWithTheCallThatFailed() {
        for (Run run : List.of(
                Run.of("run", "--trace", "--", "/no/such/program"),
                RunnerProcess.run("run", "--trace", "--", "/no/such/program"))) {
            List<String> child = run.err()
                    .lines()
                    .dropWhile(line -> !line.equals("the child"))
                    .skip(1)
                    .takeWhile(line -> line.startsWith(" "))
                    .toList();
            assertThat(child.get(child.size() - 2))
                    .contains("execve(\"/no/such/program\"")
                    .endsWith(" = -1 ENOENT (No such file or directory)");
            assertThat(child.get(child.size() - 1)).contains("failed_row(");
            assertThat(run.err()).containsOnlyOnce("contain: '/no/such/program' isn't in the container");
            assertThat(run.status()).isEqualTo(127);
        }
    }

    @Test
    void manyAtOnce() {
        int count = 20;
        ExecutorService runners = Executors.newFixedThreadPool(count);
        Run all = Run.withInput("", () -> {
            List<Future<Integer>> statuses = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String script = "echo " + i + "; exit " + i;
                statuses.add(runners.submit(() -> Contain.run(List.of("run", "--", "/bin/sh", "-c", script))));
            }
            return sum(statuses);
        });
        runners.shutdown();

        assertThat(all.err()).isEmpty();
        assertThat(all.out().lines()).doesNotHaveDuplicates().hasSize(count);
        assertThat(all.status()).isEqualTo(count * (count - 1) / 2);
    }

    private static int sum(List<Future<Integer>> statuses) {
        int sum = 0;
        for (Future<Integer> status : statuses) {
            try {
                sum += status.get();
            } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
                throw new AssertionError(failed);
            }
        }
        return sum;
    }

    /** The calls of a section, as they are explained or traced, up to the child's program. */
    private static List<String> calls(String text, String section) {
        return text.lines()
                .map(RunTests::withoutResult)
                .dropWhile(line -> !line.equals(section))
                .skip(1)
                .takeWhile(line -> line.startsWith(" ") && !line.contains("   exit_group("))
                .filter(line -> line.matches(" *#\\d+ .*"))
                .toList();
    }

    private static List<String> unnumbered(List<String> calls) {
        List<String> texts = new ArrayList<>();
        for (String call : calls) {
            texts.add(call.replaceAll("^ *#\\d+ +", "").replaceAll("#\\d+", "#"));
        }
        return texts;
    }

    /** The groups' names are made up for each run. */
    private static String withoutResult(String line) {
        return line.replaceAll(" = (-1 .*|-?\\d+|\\?)$", "")
                .replaceAll(" +/\\* .* \\*/$", "")
                .replaceAll(" \\(a call that .*\\)$", "")
                .replaceAll("contain-[0-9a-f]+", "contain-ID")
                .replaceAll("memcpy\\(&afterword, &\\d", "memcpy(&afterword, ?") // to trace is Java's, in the end
                .stripTrailing();
    }
}
