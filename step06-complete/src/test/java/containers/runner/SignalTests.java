package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.Signal;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Kernel;
import containers.kernel.SystemCall;
import containers.testing.Foreground;
import containers.testing.HostUntouched;
import containers.testing.InCi;
import containers.testing.NotInVerify;
import containers.testing.OnceIsEnough;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signals to the runner are the container's. A JVM that the container runs beside keeps its own. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
@Timeout(600)
class SignalTests {

    private static final int SIGNALS = 31;

    private static final String GOES_ON = "contain: the container goes on: a second signal within 5 seconds ends it";

    private static final String EACH_SAYS_ITS_NAME =
            "for s in HUP QUIT USR1 USR2 ALRM WINCH CONT; do trap \"echo $s\" $s; done;"
                    + " for s in INT TERM; do trap \"echo $s; exit 7\" $s; done; echo ready; while :; do sleep 0.02; done";

    @Test
    void eachReachesTheContainer() throws Exception {
        assertReach(
                Signal.SIGHUP,
                Signal.SIGQUIT,
                Signal.SIGUSR1,
                Signal.SIGUSR2,
                Signal.SIGALRM,
                Signal.SIGCONT,
                Signal.SIGWINCH,
                Signal.SIGINT);
        assertReach(Signal.SIGTERM);
    }

    private static void assertReach(Signal... signals) throws Exception {
        Process runner = start(RunnerProcess.inPlace("run", "--", "/bin/sh", "-c", EACH_SAYS_ITS_NAME));
        try (BufferedReader output = runner.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("ready");
            for (Signal signal : signals) {
                HostProcesses.kill(runner.pid(), signal);
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
        Process runner = start(
                RunnerProcess.inPlace("run", "--", "/bin/sh", "-c", "echo ready; read go; echo still there; exit 3"));
        try (BufferedReader output = runner.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("ready");
            HostProcesses.kill(runner.pid(), Signal.SIGTERM);
            assertThat(output.readLine()).isEqualTo(GOES_ON);
            runner.getOutputStream().write('\n');
            runner.getOutputStream().flush();
            assertThat(output.readLine()).isEqualTo("still there");
            assertThat(runner.waitFor()).isEqualTo(3);
        } finally {
            runner.destroyForcibly();
        }
    }

    @Test
    @InCi
    void aSecondSignalEndsIt() throws Exception {
        for (Signal second : List.of(Signal.SIGTERM, Signal.SIGINT)) {
            Process runner = start(
                    RunnerProcess.inPlace("run", "--", "/bin/sh", "-c", "trap '' TERM INT; echo ready; sleep 300"));
            try (BufferedReader output = runner.inputReader(StandardCharsets.UTF_8)) {
                assertThat(output.readLine()).isEqualTo("ready");
                HostProcesses.kill(runner.pid(), Signal.SIGTERM);
                assertThat(output.readLine()).isEqualTo(GOES_ON);
                HostProcesses.kill(runner.pid(), second);
                assertThat(output.readLine()).isEqualTo("contain: a second signal: ending the container");
                assertThat(runner.waitFor()).isEqualTo(128 + 9);
            } finally {
                runner.destroyForcibly();
            }
        }
    }

    /** A JVM that has more to do keeps its own signals: what ends it, ends the container. */
    @Test
    @OnceIsEnough
    @NotInVerify
    void besideAJvmTheContainerEndsWithIt() throws Exception {
        for (Signal signal : List.of(Signal.SIGTERM, Signal.SIGKILL)) {
            Process jvm = start(RunnerProcess.beside("run", "--", "/bin/sh", "-c", "sleep 60 & echo ready; wait"));
            try (BufferedReader output = jvm.inputReader(StandardCharsets.UTF_8)) {
                assertThat(output.readLine()).isEqualTo("ready");
                List<ProcessHandle> container = jvm.descendants().toList();
                assertThat(container)
                        .as("the monitor, its guardian, the shell and sleep")
                        .hasSize(4);
                List<String> groups = groupsOf(container);

                HostProcesses.kill(jvm.pid(), signal);

                assertThat(jvm.waitFor()).isEqualTo(128 + signal.number());
                HostProcesses.assertEnded(container);
                assertThat(groups).noneMatch(group -> Files.exists(Path.of(group)));
            } finally {
                jvm.destroyForcibly();
            }
        }
    }

    @Test
    void theJvmsHandlersStayItsOwn() throws IOException {
        List<ByteBuffer> before = handlers();

        assertThat(Run.of("run", "true").status()).isZero();
        assertThat(handlers()).isEqualTo(before);

        new RunTests().manyAtOnce();
        assertThat(handlers()).as("after many at once").isEqualTo(before);
    }

    /** Its stdout and stderr are one. */
    private static Process start(List<String> command) throws IOException {
        return Foreground.process(command).start();
    }

    /** What is written down of the groups that these are in. An ordinary user's usually have none. */
    private static List<String> groupsOf(List<ProcessHandle> processes) throws IOException {
        List<String> groups = new ArrayList<>();
        for (ProcessHandle process : processes) {
            String own = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cgroup"));
            Matcher name = Pattern.compile("contain-[0-9a-f]+").matcher(own);
            if (name.find()) {
                groups.addAll(Files.readAllLines(NothingLeft.records().resolve(name.group())));
            }
        }
        return groups;
    }

    /** What the kernel does on each signal to this process: sigaction(2). */
    private static List<ByteBuffer> handlers() {
        List<ByteBuffer> handlers = new ArrayList<>();
        for (int signal = 1; signal <= SIGNALS; signal++) {
            byte[] action = new byte[4 * Long.BYTES];
            Kernel.call(Call.of(
                    SystemCall.RT_SIGACTION,
                    Argument.number(signal),
                    Argument.NULL,
                    new Argument.Bytes(action, "action"),
                    Argument.number(Long.BYTES)));
            handlers.add(ByteBuffer.wrap(action));
        }
        return handlers;
    }
}
