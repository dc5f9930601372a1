package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.bridge.OwnNetwork;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.InCi;
import containers.testing.Needs;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Eight shells, and each starts some containers, all at once: every one runs, and none has what another has. */
@InCi
@ExtendWith({HostUntouched.class, NothingLeft.class})
@Timeout(600)
final class EightShellsTests {

    private static final int SHELLS = 8;

    /** How many each of them starts. */
    private static final int EACH = 2;

    /** The shell would give them /dev/null to read from. */
    private static final String START = "exec 3<&0; for i in 1 2; do { \"$@\" <&3 || echo failed: $?; } & done; wait";

    /** They are there until they have nothing more to read. */
    private static List<String> shown(String show, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("run"));
        words.addAll(List.of(options));
        words.addAll(List.of("--", "/bin/sh", "-c", show + "; read line; true"));
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", START, "sh"));
        command.addAll(RunnerProcess.inPlace(words.toArray(String[]::new)));
        List<Process> shells = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < SHELLS; i++) {
            shells.add(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        }
        List<BufferedReader> outputs = shells.stream()
                .map(shell -> shell.inputReader(StandardCharsets.UTF_8))
                .toList();
        for (BufferedReader output : outputs) {
            for (int i = 0; i < EACH; i++) {
                shown.add(output.readLine());
            }
        }
        for (Process shell : shells) {
            shell.getOutputStream().close();
        }
        for (BufferedReader output : outputs) {
            assertThat(output.readLine()).as("more output").isNull();
        }
        assertThat(shells).extracting(RunnerProcess::waitFor).containsOnly(0);
        return shown;
    }

    private static void assertAllDiffer(List<String> shown) {
        assertThat(shown)
                .hasSize(SHELLS * EACH)
                .doesNotContainNull()
                .noneMatch(line -> line.startsWith("failed"))
                .doesNotHaveDuplicates();
    }

    @Test
    void eachHasItsName() throws IOException {
        assertAllDiffer(shown("hostname"));
    }

    @Test
    @Needs(Feature.ROOT)
    @ExtendWith(OwnNetwork.class)
    void eachHasItsAddress() throws IOException {
        // Of Ethernet: the lower four bytes are those of IP.
        List<String> shown = shown("cat /sys/class/net/eth0/address", "--network", "bridge");

        assertAllDiffer(shown);
        assertThat(shown).allMatch(address -> address.startsWith("02:42:0a:58:00:"));
        assertNoBridge();
    }

    /** What the first of them made goes with the last. */
    private static void assertNoBridge() throws IOException {
        Path links = Path.of("/proc/thread-self/net/dev");
        for (int i = 0; i < 250 && Files.readString(links).contains("contain"); i++) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(links).content().doesNotContain("contain");
    }
}
