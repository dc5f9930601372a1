package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Kernel;
import containers.kernel.ProcessCalls;
import containers.kernel.Signal;
import containers.kernel.SystemCall;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import containers.testing.OtherJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signals to the runner are the container's; the JVM's handlers are its own again afterwards. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
@Timeout(600)
class SignalTests {

    private static final int SIGNALS = 31;

    @Test
    void eachReachesTheContainer() throws Exception {
        String script = "for s in HUP INT QUIT USR1 USR2 ALRM WINCH CONT; do trap \"echo $s\" $s; done;"
                + " trap 'echo TERM; exit 7' TERM; echo ready; while :; do sleep 0.02; done";
        Process runner = OtherJvm.running(Contain.class, "run", "--", "/bin/sh", "-c", script)
                .start();
        try (BufferedReader output = runner.inputReader(StandardCharsets.UTF_8)) {
            awaitRelay(output, runner);
            for (Signal signal : List.of(
                    Signal.SIGHUP,
                    Signal.SIGINT,
                    Signal.SIGQUIT,
                    Signal.SIGUSR1,
                    Signal.SIGUSR2,
                    Signal.SIGALRM,
                    Signal.SIGCONT,
                    Signal.SIGTERM)) {
                kill(runner.pid(), signal);
                assertThat(output.readLine()).isEqualTo(signal.name().substring(3));
            }
            assertThat(runner.waitFor()).isEqualTo(7);
        } finally {
            runner.destroyForcibly();
        }
    }

    /** The kernel keeps signals without a handler from a process with PID 1, except SIGKILL. */
    @Test
    void aContainerThatDoesNotWantASignalGoesOn() throws Exception {
        Process runner = OtherJvm.running(
                        Contain.class, "run", "--", "/bin/sh", "-c", "echo ready; sleep 1; echo still there; exit 3")
                .start();
        try (BufferedReader output = runner.inputReader(StandardCharsets.UTF_8)) {
            awaitRelay(output, runner);
            kill(runner.pid(), Signal.SIGTERM);
            assertThat(output.readLine()).isEqualTo("still there");
            assertThat(runner.waitFor()).isEqualTo(3);
        } finally {
            runner.destroyForcibly();
        }
    }

    @Test
    void theContainerDiesWithItsRunnerAndTheNextRunRemovesItsGroups() throws Exception {
        Process runner = OtherJvm.running(Contain.class, "run", "--", "/bin/sh", "-c", "sleep 60 & echo ready; wait")
                .start();
        try (BufferedReader output = runner.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("ready");
            List<ProcessHandle> container = runner.descendants().toList();
            assertThat(container).as("the shell and sleep").hasSize(2);

            kill(runner.pid(), Signal.SIGKILL);

            assertThat(runner.waitFor()).isEqualTo(137);
            for (ProcessHandle process : container) {
                process.onExit().get(10, TimeUnit.SECONDS);
            }
        } finally {
            runner.destroyForcibly();
        }
        assertThat(Run.of("run", "true")).isEqualTo(new Run(0, "", "")); // HostUntouched looks for groups
    }

    @Test
    @Needs(Feature.ROOT)
    void whatAKilledRunnerLeavesIsWrittenDown() throws Exception {
        Process runner = OtherJvm.running(Contain.class, "run", "--", "/bin/sh", "-c", "sleep 60 & echo ready; wait")
                .start();
        try (BufferedReader output = runner.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("ready");
            kill(runner.pid(), Signal.SIGKILL);
            runner.waitFor();
            List<String> groups = groupsOnRecord();
            assertThat(groups).isNotEmpty();

            assertThat(Run.of("run", "true").status()).isZero();

            assertThat(groups).noneMatch(group -> Files.exists(Path.of(group)));
        } finally {
            runner.destroyForcibly();
        }
    }

    @Test
    void theJvmsHandlersAreItsOwnAgain() throws IOException {
        List<byte[]> before = handlers();

        assertThat(Run.of("run", "true").status()).isZero();
        assertThat(handlers()).usingRecursiveComparison().isEqualTo(before);

        new RunTests().manyAtOnce();
        assertThat(handlers())
                .as("after many at once")
                .usingRecursiveComparison()
                .isEqualTo(before);
    }

    /** The container's first line may come before the runner has its handlers: they are set up then, not before. */
    private static void awaitRelay(BufferedReader output, Process runner) throws Exception {
        assertThat(output.readLine()).isEqualTo("ready");
        Path status = Path.of("/proc", Long.toString(runner.pid()), "status");
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!handles(status, Signal.SIGWINCH)) {
            assertThat(System.nanoTime()).as("waiting for the runner").isLessThan(end);
            Thread.sleep(5);
        }
    }

    private static boolean handles(Path status, Signal signal) throws IOException {
        try (Stream<String> lines = Files.lines(status)) {
            String caught = lines.filter(line -> line.startsWith("SigCgt:"))
                    .findFirst()
                    .orElseThrow()
                    .split("\t", -1)[1];
            return (Long.parseUnsignedLong(caught, 16) >> (signal.number() - 1) & 1) == 1;
        }
    }

    private static List<String> groupsOnRecord() throws IOException {
        List<String> groups = new ArrayList<>();
        try (Stream<Path> records = Files.list(NothingLeft.records())) {
            for (Path record : records.toList()) {
                groups.addAll(Files.readAllLines(record));
            }
        }
        return groups;
    }

    private static void kill(long pid, Signal signal) {
        Kernel.call(Call.of(SystemCall.KILL, Argument.number(pid), Argument.number(signal.number())));
    }

    /** What the kernel does on each signal to this process: sigaction(2). */
    private static List<byte[]> handlers() {
        List<byte[]> handlers = new ArrayList<>();
        for (int signal = 1; signal <= SIGNALS; signal++) {
            byte[] action = new byte[ProcessCalls.SIGACTION_SIZE];
            Kernel.call(ProcessCalls.rt_sigaction(signal, null, action));
            handlers.add(action);
        }
        return handlers;
    }
}
