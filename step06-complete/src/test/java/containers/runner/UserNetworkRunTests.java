package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.calls.Signal;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import containers.testing.Processes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A network that an ordinary user's program makes, as the container and the host see it. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class UserNetworkRunTests {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String LINKS =
            "ls /sys/class/net | tr '\\n' ' '; cut -f1,2 /proc/net/route | grep -c 00000000";

    @Test
    @Needs({Feature.NOT_ROOT, Feature.PASTA, Feature.BUSYBOX})
    void pastaLeadsOut() {
        assertThat(Run.script(LINKS, "--network=pasta")).isEqualTo(new Run(0, "eth0 lo 1\n", ""));
        assertThat(Run.script(LINKS).out()).isEqualTo("lo 0\n");
    }

    @Test
    @Needs({Feature.NOT_ROOT, Feature.SLIRP4NETNS})
    void slirpLeadsOutAndKnowsNames() {
        Run run = Run.script(LINKS + "; grep nameserver /etc/resolv.conf", "--network=slirp4netns");

        assertThat(run).isEqualTo(new Run(0, "eth0 lo 1\nnameserver 10.0.2.3\n", ""));
    }

    /** The interface is the container's own: whoever is given the right may change it. */
    @Test
    @Needs({Feature.NOT_ROOT, Feature.PASTA, Feature.BUSYBOX})
    void rootInsideIsItsMasterIfAsked() {
        String down = "ip link set eth0 down 2>/dev/null && echo down";

        assertThat(Run.script(down, "--network=pasta", "--cap-add=NET_ADMIN").out())
                .isEqualTo("down\n");
        assertThat(Run.script(down, "--network=pasta").out()).isEmpty();
    }

    @Test
    @Needs({Feature.NOT_ROOT, Feature.PASTA, Feature.BUSYBOX})
    void aPublishedPortIsReachedFromTheHost() throws IOException {
        int port = freePort();
        Process runner =
                start("--network=pasta", "-p", "127.0.0.1:" + port + ":80", "busybox nc -l -p 80 -e echo hello");
        try {
            assertThat(answer(port)).isEqualTo("hello");
            assertThat(RunnerProcess.waitFor(runner)).isZero();
        } finally {
            runner.destroyForcibly();
        }
    }

    /** As the decoy answers to the host, so it would to whoever gets at the host's loopback interface. */
    @ParameterizedTest
    @CsvSource({"pasta, 192.0.2.1", "slirp4netns, 10.0.2.2"})
    @Needs({Feature.NOT_ROOT, Feature.PASTA, Feature.BUSYBOX, Feature.SLIRP4NETNS})
    void whatTheHostKeepsToItselfIsntReached(String network, String gateway) throws IOException {
        try (ServerSocket secret = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = secret.getLocalPort();
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            secret.accept().close();
            secret.setSoTimeout(200);
            Run run = Run.script(
                    "G=$(ip route | sed -n 's/default via \\([0-9.]*\\).*/\\1/p'); for a in 127.0.0.1 $G " + gateway
                            + "; do timeout 1 busybox nc -w 1 $a " + port
                            + " </dev/null >/dev/null 2>&1; done; echo tried",
                    "--network=" + network);

            assertThat(run.out()).isEqualTo("tried\n");
            assertThat(secret).satisfies(UserNetworkRunTests::nobodyCame);
        }
    }

    private static void nobodyCame(ServerSocket socket) {
        assertThatThrownBy(() -> socket.accept().close()).isInstanceOf(SocketTimeoutException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pasta", "slirp4netns"})
    @Needs({Feature.NOT_ROOT, Feature.PASTA, Feature.BUSYBOX, Feature.SLIRP4NETNS})
    void theProgramEndsWithARunnerThatIsKilled(String network) throws IOException {
        Process runner = start("--network=" + network, "echo begun; sleep 60");
        try (BufferedReader out = runner.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("begun");
            List<Long> attendants = runner.descendants()
                    .filter(process -> HostProcesses.commandLine(process.pid()).contains(network))
                    .map(ProcessHandle::pid)
                    .toList();
            assertThat(attendants).isNotEmpty();
            runner.destroyForcibly();
            attendants.forEach(each -> Processes.awaitEnd(each, SOON));
        }
    }

    /** Nobody is left who would end it, and it notices nothing: the next one with such a network does. */
    @ParameterizedTest
    @ValueSource(strings = {"pasta", "slirp4netns"})
    @Needs({Feature.NOT_ROOT, Feature.PASTA, Feature.BUSYBOX, Feature.SLIRP4NETNS})
    void whenAllAreKilledTheNextOneEndsIt(String network) throws IOException {
        Process runner = start("--network=" + network, "echo begun; exec sleep 60");
        try (BufferedReader out = runner.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("begun");
            Map<Boolean, List<Long>> all = runner.descendants()
                    .map(ProcessHandle::pid)
                    .collect(Collectors.partitioningBy(
                            each -> HostProcesses.commandLine(each).contains(network)));
            List<Long> others = all.get(false);
            others.stream().filter(UserNetworkRunTests::isGuardian).forEach(UserNetworkRunTests::kill);
            kill(runner.pid());
            others.stream().filter(each -> !isGuardian(each)).forEach(UserNetworkRunTests::kill);
            others.forEach(each -> Processes.awaitEnd(each, SOON));
            List<Long> attendants = all.get(true);
            assertThat(attendants).isNotEmpty().allMatch(Processes::isRunning);

            assertThat(Run.script("echo next", "--network=" + network).out()).isEqualTo("next\n");
            attendants.forEach(each -> Processes.awaitEnd(each, SOON));
        }
    }

    private static void kill(long pid) {
        HostProcesses.kill(pid, Signal.SIGKILL);
    }

    private static boolean isGuardian(long pid) {
        return Processes.status(pid, "Name").filter("contain"::equals).isPresent();
    }

    @Test
    @Needs(Feature.NOT_ROOT)
    void withoutRootThereIsNoBridge() {
        Run run = Run.of("run", "--network=bridge", "--", "true");

        assertThat(run.err())
                .startsWith("contain: --network bridge: that is root's to have")
                .hasLineCount(1);
        assertThat(run.status()).isEqualTo(125);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pasta", "slirp4netns"})
    @Needs(Feature.ROOT)
    void rootHasABridge(String network) {
        assertThat(Run.of("run", "--network", network, "--", "true"))
                .isEqualTo(new Run(
                        125,
                        "",
                        "contain: --network " + network
                                + ": that is for whom has no rights over networks; root has --network bridge\n"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    /** The last word is a script. */
    private static Process start(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(words).subList(0, words.length - 1));
        all.addAll(List.of("--", "/bin/sh", "-c", words[words.length - 1]));
        return new ProcessBuilder(RunnerProcess.inPlace(all.toArray(new String[0])))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What is listened on may not be yet. */
    private static String answer(int port) throws IOException {
        long until = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < until) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                        .readLine();
                if (line != null) {
                    return line;
                }
            } catch (ConnectException tooEarly) {
                LockSupport.parkNanos(20_000_000);
            }
        }
        return "nobody";
    }
}
