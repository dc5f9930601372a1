package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.telling.HostFacts;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import containers.testing.NotInVerify;
import containers.testing.Processes;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Namespaces that are the host's, and what a container can't do there all the same. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class SharingRunTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** No host's user, and so nobody has its processes. */
    private static final String SOMEBODY = "54321";

    @ParameterizedTest
    @CsvSource({"--ipc, ipc", "--uts, uts", "--cgroupns, cgroup"})
    void theNamespaceIsTheHosts(String option, String file) throws IOException {
        String hosts = Files.readSymbolicLink(Path.of("/proc/self/ns", file)).toString();
        String[] show = {"readlink", "/proc/self/ns/" + file};

        assertThat(Run.of("run", option, "host", show[0], show[1]).out()).isEqualTo(hosts + "\n");
        assertThat(Run.of("run", option, "private", show[0], show[1]).out())
                .startsWith(file + ":[")
                .isNotEqualTo(hosts + "\n");
    }

    @Test
    void itIsCalledAsTheHostIs() {
        Run run = Run.script("hostname; echo $HOSTNAME; hostname other 2>/dev/null || echo stays", "--uts=host");

        String name = HostFacts.hostname() + "\n";
        assertThat(run.out()).isEqualTo(name + name + "stays\n");
        assertThat(HostFacts.hostname() + "\n").isEqualTo(name);
    }

    @Test
    void itsDomain() {
        Run run = Run.script(
                "cat /proc/sys/kernel/domainname; grep box /etc/hosts", "--domainname=example.org", "--hostname=box");

        assertThat(run).isEqualTo(new Run(0, "example.org\n127.0.1.1\tbox.example.org box\n", ""));
    }

    @Test
    void memoryUnderANameIsTheHostsToo() throws IOException {
        Path segment = Files.createTempFile(Path.of("/dev/shm"), "segment", "");
        try {
            assertThat(Run.of("run", "--ipc=host", "--", "ls", segment.toString())
                            .status())
                    .isZero();
            assertThat(Run.of("run", "--", "ls", segment.toString()).status()).isNotZero();
        } finally {
            Files.delete(segment);
        }
    }

    /** Where it is on the host, it is told; the host's groups it doesn't see. */
    @Test
    @Needs({Feature.ROOT, Feature.CONTROL_GROUPS})
    void whereItsGroupIs() {
        String show = "grep -c contain- /proc/self/cgroup; ls /sys/fs/cgroup | wc -l";

        assertThat(Run.script(show, "--cgroupns=host").out()).matches("[1-9]\\d*\n0\n");
        assertThat(Run.script(show).out()).matches("0\n[1-9]\\d*\n");
    }

    /** Who may trace a process of the host's reaches the host's files by it. The second run is the proof. */
    @Test
    @Needs({Feature.ROOT, Feature.CONTROL_GROUPS, Feature.SIGNAL_RULES})
    void theHostsProcessesAreThereToLookAt() throws IOException {
        Process host = new ProcessBuilder("setpriv", "--reuid", SOMEBODY, "--clear-groups", "sleep", "60")
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        try {
            awaitName(host, "sleep");
            String attack = "cat /proc/" + host.pid() + "/comm; ls /proc/" + host.pid() + "/root/proc/sys 2>/dev/null"
                    + " >/dev/null && echo reached; kill -0 " + host.pid() + " 2>/dev/null && echo ends; true";

            assertThat(Run.script(attack, "--pid=host", "--user", SOMEBODY).out())
                    .isEqualTo("sleep\n");
            assertThat(Run.script(attack, "--pid=host", "--user", SOMEBODY, "--cap-add=SYS_PTRACE")
                            .out())
                    .isEqualTo("sleep\nreached\nends\n");
            assertThat(Run.script(attack, "--user", SOMEBODY).out()).isEmpty();
        } finally {
            host.destroyForcibly();
        }
    }

    /** In a PID namespace of its own the kernel would end them with PID 1. */
    @Test
    @Needs({Feature.ROOT, Feature.CONTROL_GROUPS, Feature.SIGNAL_RULES})
    @NotInVerify
    void itsProcessesEndWithIt() throws IOException {
        Run run = Run.script("sleep 60 >/dev/null 2>&1 & echo $!", "--pid=host");

        assertThat(run.out()).matches("\\d+\n");
        assertThat(HostProcesses.commandLine(Long.parseLong(run.out().strip()))).isEmpty();
    }

    private static void awaitName(Process process, String name) {
        Processes.await("it is called " + name, SOON, () -> name.equals(HostProcesses.name(process.pid())));
    }
}
