package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import containers.bridge.OwnNetwork;
import containers.calls.Signal;
import containers.netlink.NetlinkException;
import containers.nftables.HostTable;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.InCi;
import containers.testing.Needs;
import containers.testing.NotInVerify;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Containers on the bridge, in a network namespace that stands for the host's. */
@Needs(Feature.ROOT)
@ExtendWith({HostUntouched.class, NothingLeft.class, OwnNetwork.class})
@Timeout(600)
final class BridgeRunTests {

    private static final int A_FEW = 8;
    private static final int MANY = 100;
    private static final int LONGEST = 400_000_000;
    private static final long GUARDIANS_END = 500_000_000;

    /** Who is reached and has nobody who listens refuses; who isn't reached doesn't. */
    private static final String CONNECT = "exec 2>&1; /bin/bash -c '< /dev/tcp/10.88.0.2/9' | head -1";

    /** One that stays: the first gets the subnet's second address. */
    private static Process staying(String... options) throws IOException {
        Stream<String> words = Stream.of(
                        Stream.of("run", "--network", "bridge"),
                        Stream.of(options),
                        Stream.of("--", "/bin/sh", "-c", "echo ready; sleep 300"))
                .flatMap(each -> each);
        Process runner = new ProcessBuilder(RunnerProcess.inPlace(words.toArray(String[]::new)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = runner.inputReader(StandardCharsets.UTF_8);
        assertThat(output.readLine()).isEqualTo("ready");
        return runner;
    }

    private static void end(Process runner, Signal signal) {
        HostProcesses.kill(runner.pid(), signal);
        RunnerProcess.waitFor(runner);
    }

    /** What is in this thread's network namespace besides the loopback interface: /sys shows the one it was mounted in. */
    private static String links() throws IOException {
        return String.join(
                " ",
                Files.readAllLines(Path.of("/proc/thread-self/net/dev")).stream()
                        .skip(2)
                        .map(line -> line.strip().split(":", -1)[0])
                        .filter(name -> name.startsWith("contain"))
                        .sorted()
                        .toList());
    }

    private static void assertNoLinks() throws IOException {
        assertLinks("");
    }

    /** A cable goes a moment after the container that it belonged to. */
    private static void assertLinks(String expected) throws IOException {
        for (int i = 0; i < 250 && !links().equals(expected); i++) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(links()).isEqualTo(expected);
    }

    @Test
    void twoReachEachOther() throws IOException {
        Process first = staying();

        assertThat(links()).isEqualTo("contain-2 contain0");
        assertThat(Run.script(CONNECT, "--network", "bridge").out()).contains("Connection refused");
        assertThat(Run.script(CONNECT).out()).contains("Network is unreachable");

        assertLinks("contain-2 contain0");
        end(first, Signal.SIGKILL);
        assertNoLinks();
    }

    @ParameterizedTest
    @CsvSource({"''", "--init", "--privileged", "--userns remap", "--userns remap --init"})
    void itHasItsAddress(String options) throws IOException {
        assumeTrue(!options.contains("remap") || Feature.SHIFTED_MOUNTS.isThere(), Feature.SHIFTED_MOUNTS.toString());
        String[] words = ("--network bridge " + options).strip().split(" ", -1);
        Run run = Run.script("cat /proc/net/route /sys/class/net/eth0/address", words);
        assertThat(run.out()).contains("eth0\t00000000\t0100580A").contains("02:42:0a:58:00:02");
        assertThat(run.status()).isZero();
        assertNoLinks();
    }

    /** Who can send what they like on the bridge could say that they are a router. */
    @Test
    @NotInVerify
    void nobodyBelievesARouterOfVersion6() throws IOException {
        Path setting = Path.of("/proc/sys/net/ipv6/conf");
        assumeTrue(Files.exists(setting), "a kernel with version 6 of IP");
        Process first = staying();

        assertThat(Files.readString(setting.resolve("contain0/disable_ipv6")).strip())
                .isEqualTo("1");
        assertThat(Run.script("cat " + setting + "/eth0/disable_ipv6", "--network", "bridge")
                        .out()
                        .strip())
                .isEqualTo("1");

        end(first, Signal.SIGKILL);
        assertNoLinks();
    }

    /** The kernel opens that for whoever is no router any more, behind everybody's back. */
    @ParameterizedTest
    @CsvSource({
        "0 0, ''",
        "0 0, --sysctl=net.ipv4.ip_forward=0",
        "0 0, --sysctl=net.ipv4.ip_forward=0 --userns=remap",
        "1 0, --sysctl=net.ipv4.conf.all.accept_redirects=1",
    })
    void nobodyShowsItAnotherWay(String expected, String options) throws IOException {
        assumeTrue(!options.contains("remap") || Feature.SHIFTED_MOUNTS.isThere(), Feature.SHIFTED_MOUNTS.toString());
        Files.writeString(Path.of("/proc/sys/net/ipv4/conf/all/accept_redirects"), "1");
        String look = "cd /proc/sys/net/ipv4/conf; echo $(cat all/accept_redirects eth0/accept_redirects)";
        Run run = Run.script(look, ("--network=bridge " + options).strip().split(" ", -1));
        assertThat(run.out()).isEqualTo(expected + "\n");
        assertNoLinks();
    }

    /** As with Docker: a network of its own is no place to keep ports from anybody. */
    @Test
    void anybodyMayListenOnAnyPort() {
        Run run = Run.script(
                "cat /proc/sys/net/ipv4/ip_unprivileged_port_start /proc/sys/net/ipv4/ping_group_range",
                "--network",
                "bridge");
        assertThat(run.out()).isEqualTo("0\n0\t2147483647\n");
    }

    /** The network belongs to the user namespace that its root is root of. */
    @Test
    @Needs(Feature.SHIFTED_MOUNTS)
    @NotInVerify
    void rootInsideMayBeGivenPowerOverItsEnd() {
        String change = "echo 1400 > /sys/class/net/eth0/mtu; ip link set eth0 mtu 1300; cat /sys/class/net/eth0/mtu";
        String[] options = {"--network", "bridge", "--userns", "remap"};
        assertThat(Run.script(change, options).out()).isEqualTo("1500\n");
        assertThat(Run.script(change, "--network", "bridge", "--userns", "remap", "--cap-add", "NET_ADMIN")
                        .out())
                .isEqualTo("1300\n");
    }

    @Test
    @InCi
    void nothingIsLeftOfOneThatCantBeStarted() throws IOException {
        assertThat(Run.of("run", "--network", "bridge", "--", "/no/such/program")
                        .status())
                .isEqualTo(127);
        assertNoLinks();
        assertThat(RunnerProcess.run("run", "--network", "bridge", "-w", "/no/such", "--", "/bin/true")
                        .status())
                .isEqualTo(125);
        assertNoLinks();
    }

    /** By the guardian: the bridge and the table stay, as another one is there. */
    @Test
    void aKilledOnesPortsLeadNowhere() throws IOException {
        Process other = staying();
        Process web = staying("-p", "8080:80", "-p", "127.0.0.1:53:53/udp");
        try (HostTable table = HostTable.open()) {
            assertThat(table.publications()).hasSize(2);
            end(web, Signal.SIGKILL);
            for (int i = 0; i < 250 && !table.publications().isEmpty(); i++) {
                LockSupport.parkNanos(20_000_000);
            }
            assertThat(table.publications()).isEmpty();
        }
        end(other, Signal.SIGKILL);
        assertNoLinks();
    }

    @Test
    @InCi
    void aPortThatIsTakenIsRefusedInOneLine() throws IOException {
        Process web = staying("-p", "8080:80");
        assertRefused("127.0.0.1:8080:80", "another container has the port 127.0.0.1:8080/tcp");
        assertRefused("192.0.2.77:80:80", "this host has no address 192.0.2.77: EADDRNOTAVAIL");
        try (ServerSocket server = new ServerSocket(0)) {
            String port = server.getLocalPort() + ":80";
            assertRefused(port, "the port " + server.getLocalPort() + "/tcp is in use by a process of the host's");
        }
        try (HostTable table = HostTable.open()) {
            assertThat(table.publications()).hasSize(1);
        }
        end(web, Signal.SIGKILL);
        assertNoLinks();
    }

    private static void assertRefused(String port, String why) {
        Run run = RunnerProcess.run("run", "--network", "bridge", "-p", port, "--", "/bin/true");
        assertThat(run.err()).startsWith("contain: --publish: " + why).hasLineCount(1);
        assertThat(run.status()).isEqualTo(125);
    }

    @Test
    void whatIsOnlyExplainedIsntMade() throws IOException {
        Run run = Run.of("run", "--network", "bridge", "--explain", "--", "/bin/true");
        assertThat(run.out()).contains("RTM_NEWLINK").contains("IFA_LOCAL=10.88.0.2");
        assertThat(run.out()).startsWith("its address, its cable's number and the bridge's are examples: ");
        assertThat(run.err()).isEmpty();
        assertThat(links()).isEmpty();
    }

    @Test
    void theHostsAddressHasItsName() {
        Run run = Run.script("cat /etc/hosts", "--network", "bridge", "--add-host", "host:host-gateway");
        assertThat(run.out()).contains("10.88.0.1\thost");
    }

    /** Killed at any moment, and nobody comes later: the guardian looks after it, or there was nothing yet. */
    @Test
    @NotInVerify
    void killedAtRandomMoments() throws IOException {
        killAtRandomMoments(A_FEW);
    }

    /** So that each of the moments that are short is met, some day. */
    @Test
    @InCi
    void killedAtManyRandomMoments() throws IOException {
        killAtRandomMoments(MANY);
    }

    private static void killAtRandomMoments(int moments) throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < moments; i++) {
            Process runner = new ProcessBuilder(RunnerProcess.inPlace(
                            "run", "--network", "bridge", "-p", "8080:80", "--", "/bin/sleep", "300"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            LockSupport.parkNanos(random.nextInt(LONGEST));
            end(runner, Signal.SIGKILL);
        }
        Run.of("run", "--", "/bin/true");
        // It leaves all to a guardian that is at it just then, which may have seen the last runner alive. Not so the
        // next one.
        LockSupport.parkNanos(GUARDIANS_END);
        Run.of("run", "--", "/bin/true");
        assertNothingLeft("the seed was " + seed);
    }

    /** The table goes a moment after the bridge. */
    private static void assertNothingLeft(String seed) throws IOException {
        for (int i = 0; i < 250 && (tableIsThere() || !links().isEmpty()); i++) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(links()).as(seed).isEmpty();
        assertThat(tableIsThere()).as(seed).isFalse();
    }

    private static boolean tableIsThere() {
        try (HostTable table = HostTable.open()) {
            table.publications();
            return true;
        } catch (NetlinkException gone) {
            assertThat(gone).hasMessageContaining("ENOENT");
            return false;
        }
    }
}
