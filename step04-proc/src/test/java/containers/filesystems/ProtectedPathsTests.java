package containers.filesystems;

import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.CallList;
import containers.rootfs.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The paths that are hidden or read-only; which of them there are depends on the host's kernel. */
class ProtectedPathsTests {

    /** OCI runtime-spec's and Docker's list. */
    private static final List<String> MASKED = List.of(
            "/proc/acpi",
            "/proc/asound",
            "/proc/interrupts",
            "/proc/kcore",
            "/proc/keys",
            "/proc/latency_stats",
            "/proc/sched_debug",
            "/proc/scsi",
            "/proc/timer_list",
            "/proc/timer_stats",
            "/sys/devices/virtual/powercap",
            "/sys/firmware");

    private static final List<String> READ_ONLY =
            List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

    private final List<String> calls = calls();

    @Test
    void aMaskedDirectoryIsCoveredByAnEmptyOne() {
        for (String path : MASKED) {
            String call = "mount(\"tmpfs\", \"" + path
                    + "\", \"tmpfs\", MS_RDONLY|MS_NOSUID|MS_NODEV|MS_NOEXEC, \"size=0k\")";
            assertThat(calls.contains(call)).as(call).isEqualTo(Files.isDirectory(Path.of(path)));
        }
    }

    @Test
    void whatEachProcessorsTemperatureTellsIsMaskedToo(@TempDir Path processors) throws IOException {
        for (String name : List.of("cpu0", "cpu11", "cpufreq", "online")) {
            Files.createDirectory(processors.resolve(name));
        }

        assertThat(ProtectedPaths.temperatures(processors.toString()))
                .containsExactly(processors + "/cpu0/thermal_throttle", processors + "/cpu11/thermal_throttle");
        assertThat(ProtectedPaths.temperatures(processors + "/none")).isEmpty();
    }

    @Test
    void aMaskedFileIsCoveredByTheNullDevice() {
        for (String path : MASKED) {
            String call = "mount(\"/dev/null\", \"" + path + "\", NULL, MS_BIND, NULL)";
            boolean isFile = Files.exists(Path.of(path)) && !Files.isDirectory(Path.of(path));
            assertThat(calls.contains(call)).as(call).isEqualTo(isFile);
        }
    }

    @Test
    void aReadOnlyPathBecomesAMountAndThenReadOnly() {
        for (String path : READ_ONLY) {
            String bind = "mount(\"" + path + "\", \"" + path + "\", NULL, MS_BIND|MS_REC, NULL)";
            String readOnly = "mount(\"" + path + "\", \"" + path
                    + "\", NULL, MS_BIND|MS_REMOUNT|MS_RDONLY|MS_NOSUID|MS_NODEV|MS_NOEXEC, NULL)";
            if (Files.exists(Path.of(path))) {
                assertThat(calls).containsSubsequence(bind, readOnly);
            } else {
                assertThat(calls).doesNotContain(bind, readOnly);
            }
        }
    }

    @Test
    void nothingElse() {
        long masked =
                MASKED.stream().filter(path -> Files.exists(Path.of(path))).count();
        long readOnly =
                READ_ONLY.stream().filter(path -> Files.exists(Path.of(path))).count();

        assertThat(calls).hasSize((int) (masked + 2 * readOnly));
    }

    private static List<String> calls() {
        CallList child = new CallList();
        for (Mount mount : ProtectedPaths.mounts(Protection.FULL)) {
            mount.addTo(child);
        }
        return child.rows().stream().map(row -> row.call().toString()).toList();
    }
}
