package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of one container's, as the kernel shows them inside, and that the host's stay. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class SettingsRunTests {

    @ParameterizedTest
    @CsvSource({
        "nofile=100, Max open files 100 100 files",
        "nofile=100:200, Max open files 100 200 files",
        "core=0, Max core file size 0 0 bytes",
        "nproc=3000:4000, Max processes 3000 4000 processes",
    })
    void howFarEachProcessMayGo(String limit, String line) {
        Run run = Run.of("run", "--ulimit", limit, "--", "cat", "/proc/self/limits");

        assertThat(run.out().lines().map(shown -> shown.replaceAll(" +", " ").strip()))
                .contains(line);
    }

    @Test
    void ofTwoForTheSameTheLastHolds() {
        Run run = Run.of("run", "--ulimit=nofile=100", "--ulimit=nofile=99", "--", "sh", "-c", "ulimit -n");

        assertThat(run.out()).isEqualTo("99\n");
    }

    /** Without anybody asking: a fork bomb stops there. */
    @Test
    @Needs(Feature.ROOT)
    void howManyProcessesThereCanBe() {
        String show = "cat /sys/fs/cgroup/pids.max /sys/fs/cgroup/pids/pids.max 2>/dev/null; true";

        assertThat(Run.script(show).out()).isEqualTo("2048\n");
        assertThat(Run.of("run", "--pids-limit", "-1", "--", "sh", "-c", show).out())
                .isEqualTo("max\n");
    }

    @Test
    void howSoonItIsEnded() {
        assertThat(Run.of("run", "--oom-score-adj", "500", "--", "cat", "/proc/self/oom_score_adj")
                        .out())
                .isEqualTo("500\n");
    }

    /** For root in a user namespace the kernel made the network's its own first, those of IPC in Linux 6.2 and later. */
    @ParameterizedTest
    @CsvSource({
        "net.ipv4.ip_default_ttl, 42",
        "net.ipv4.ip_unprivileged_port_start, 80",
    })
    void aSettingOfItsNetwork(String name, String value) throws IOException {
        shownInside(name, value);
    }

    @ParameterizedTest
    @CsvSource({"kernel.shmmni, 1234", "fs.mqueue.msg_max, 12"})
    @Needs(Feature.ROOT)
    void aSettingOfItsIpc(String name, String value) throws IOException {
        shownInside(name, value);
    }

    private static void shownInside(String name, String value) throws IOException {
        Path file = Path.of("/proc/sys/" + name.replace('.', '/'));
        String before = Files.readString(file);
        assertThat(before.strip()).isNotEqualTo(value);

        assertThat(Run.of("run", "--sysctl", name + "=" + value, "--", "cat", file.toString())
                        .out())
                .isEqualTo(value + "\n");
        assertThat(Files.readString(file)).as("on the host").isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--ulimit|forks=3|--ulimit forks=3: there is no limit 'forks' (nofile, nproc, core, memlock and others:"
                        + " getrlimit(2))",
                "--ulimit|nofile|--ulimit nofile: a limit is given as in nofile=1024 or nofile=1024:2048",
                "--ulimit|nofile=|--ulimit nofile=: a limit must be a whole number, not ''",
                "--ulimit|nofile=-2|--ulimit nofile=-2: a limit can't be below 0; -1 is none",
                "--ulimit|nofile=2:1|--ulimit: the limit nofile that holds can't be above the one that it may be raised to: 2 is"
                        + " more than 1",
                "--ulimit|nofile=-1:1|--ulimit: the limit nofile that holds can't be above the one that it may be raised to:"
                        + " unlimited is more than 1",
                "--oom-score-adj|1001|--oom-score-adj: it is a number from -1000 to 1000, not 1001",
                "--oom-score-adj|much|--oom-score-adj must be a whole number, not 'much'",
                "--sysctl|net.ipv4.ip_forward|--sysctl net.ipv4.ip_forward: a setting is given as NAME=VALUE",
                "--sysctl|kernel.core_pattern=x|--sysctl kernel.core_pattern: not a setting that a container has of its"
                        + " own (net.*, fs.mqueue.*, kernel.msg*, kernel.sem, kernel.shm* are)",
            })
    void oneLineForWhatCanNotBe(String option, String value, String line) {
        Run run = Run.of("run", option, value, "--", "true");

        assertThat(run.err().lines()).containsExactly("contain: " + line);
        assertThat(run.status()).isEqualTo(125);
    }

    @Test
    void aSettingOfTheHostsNetworkIsTheHosts() {
        Run run = Run.of("run", "--network=host", "--sysctl=net.ipv4.ip_default_ttl=42", "--", "true");

        assertThat(run.err())
                .isEqualTo("contain: --sysctl net.ipv4.ip_default_ttl: with --network host that is the host's\n");
        assertThat(run.status()).isEqualTo(125);
    }

    @Test
    void aSettingThatThereIsNot() {
        Run run = Run.of("run", "--sysctl=net.ipv4.no_such=42", "--", "true");

        assertThat(run.err())
                .startsWith("contain: sysctl net.ipv4.no_such: the container's namespaces have no such setting");
        assertThat(run.status()).isEqualTo(125);
    }
}
