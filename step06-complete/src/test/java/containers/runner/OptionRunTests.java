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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What single options change, as the kernel shows it inside. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class OptionRunTests {

    @TempDir
    private Path directory;

    @Test
    void itsVariables() throws IOException {
        Path file = Files.writeString(directory.resolve("env"), "A=in file\nB=in file\n# no\nPATH\n");

        Run run = Run.script(
                "echo $A $B; [ \"$PATH\" = \"$GIVEN\" ] && echo ${HOSTNAME-unset}",
                "--env-file=" + file,
                "--env=B=given",
                "--env=GIVEN=" + System.getenv("PATH"),
                "--env=NO_SUCH_VARIABLE",
                "--hostname=box");

        assertThat(run).isEqualTo(new Run(0, "in file given\nbox\n", ""));
    }

    /** What every container has, it has not when it is asked to be as here and isn't here. */
    @Test
    void aVariableThatIsntSetHere() {
        assertThat(System.getenv("HOSTNAME")).as("exported by nobody").isNull();

        Run run = Run.of("run", "-e", "HOSTNAME", "--", "/usr/bin/env");

        assertThat(run.out()).contains("PATH=").doesNotContain("HOSTNAME");
    }

    @Test
    void itsEntrypointComesFirst() {
        assertThat(Run.of("run", "--entrypoint", "/bin/echo", "a", "b").out()).isEqualTo("a b\n");
        assertThat(Run.of("run", "--entrypoint=/bin/pwd").out()).isEqualTo("/\n");
        assertThat(Run.of("run", "--entrypoint=", "--", "echo", "a").out()).isEqualTo("a\n");
    }

    @ParameterizedTest
    @CsvSource({
        "--memory-reservation=32m, memory, memory.soft_limit_in_bytes, memory.low, 33554432",
        "--cpu-quota=20000, cpu, cpu.cfs_quota_us, cpu.max, 20000",
        "--cpuset-cpus=0, cpuset, cpuset.cpus, cpuset.cpus, 0",
        "--cpuset-mems=0, cpuset, cpuset.mems, cpuset.mems, 0",
    })
    @Needs({Feature.ROOT, Feature.CONTROL_GROUPS})
    void itsGroupHasTheLimit(String option, String controller, String v1, String v2, String value) {
        String show = "cat /sys/fs/cgroup/" + controller + "/" + v1 + " /sys/fs/cgroup/" + v2 + " 2>/dev/null; true";

        assertThat(Run.script(show, option).out()).startsWith(value);
        assertThat(Run.script(show).out()).as("without the option").doesNotStartWith(value);
    }

    @Test
    @Needs({Feature.ROOT, Feature.CONTROL_GROUPS})
    void itRunsOnThatCpuOnly() {
        Run run = Run.of("run", "--cpuset-cpus=0", "--", "grep", "Cpus_allowed_list", "/proc/self/status");

        assertThat(run.out()).matches("Cpus_allowed_list:\\s+0\n");
    }

    @Test
    @Needs({Feature.ROOT, Feature.CONTROL_GROUPS})
    void howSoonItIsSwappedOut() {
        Run run = Run.script("cat /sys/fs/cgroup/memory/memory.swappiness", "--memory-swappiness=7");

        assertThat(run.out().equals("7\n") || run.err().contains("has no swappiness for a group"))
                .as("set in version 1, refused in version 2: %s", run)
                .isTrue();
    }
}
