package containers.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelChecksTests {

    @TempDir
    private Path root;

    @ParameterizedTest
    @CsvSource({
        "4.19.0, MISSING",
        "5.11.22-generic, MISSING",
        "5.12.0, DEGRADED",
        "6.1.0-18-amd64, DEGRADED",
        "6.3.0, OK",
        "6.18.44, OK",
        "10.0.0, OK",
        "5.15.153.1-microsoft-standard-WSL2, DEGRADED",
    })
    void itsVersionCounts(String release, Verdict verdict) {
        assertThat(fake().withKernel(release).kernel().version().verdict()).isEqualTo(verdict);
    }

    @Test
    void windowsIsNamed() {
        assertThat(fake().withKernel("5.15.153.1-microsoft-standard-WSL2")
                        .kernel()
                        .windows())
                .matches(finding -> finding.verdict() == Verdict.DEGRADED)
                .extracting(Finding::means)
                .asString()
                .contains("WSL");
        assertThat(fake().withKernel("6.18.0").kernel().windows().verdict()).isEqualTo(Verdict.OK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".dockerenv | | there is a /.dockerenv",
                "run/.containerenv | | there is a /run/.containerenv",
                "proc/self/uid_map | 0 1000 1 | this user namespace hasn't all users",
                "proc/self/status | Seccomp:\t2 | a seccomp filter is on",
            })
    void aContainerIsRecognized(String file, String text, String sign) {
        Finding finding = fake().with(file, text == null ? "" : text).kernel().outside();

        assertThat(finding.verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(finding.means()).contains("(" + sign + ")");
    }

    @Test
    void aHostIsNone() {
        KernelChecks host = fake().with("proc/self/uid_map", "         0          0 4294967295")
                .with("proc/self/status", "Name:\tjava\nSeccomp:\t0\nSeccomp_filters:\t0")
                .kernel();

        assertThat(host.outside().verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void aKindOfNamespaceThatIsntThereIsNamed() {
        for (String kind : List.of("cgroup", "ipc", "mnt", "net", "pid", "user", "uts")) {
            fake().with("proc/self/ns/" + kind, "");
        }

        assertThat(fake().kernel().namespaces())
                .isEqualTo(Finding.missing(
                        "namespaces",
                        "the kernel was built without: time",
                        "install a kernel of your distribution, and boot it"));
    }

    @ParameterizedTest
    @CsvSource({"0, OK", "1, OK", "2, DEGRADED"})
    void programsInMemoryCanBeForbidden(String setting, Verdict verdict) {
        assertThat(fake().kernel().memoryFiles().verdict()).isEqualTo(Verdict.OK);
        assertThat(fake().with("proc/sys/vm/memfd_noexec", setting)
                        .kernel()
                        .memoryFiles()
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void filtersCanBeMissing() {
        assertThat(fake().kernel().seccomp().verdict()).isEqualTo(Verdict.MISSING);
        assertThat(fake().with("proc/sys/kernel/seccomp/actions_avail", "allow")
                        .kernel()
                        .seccomp()
                        .verdict())
                .isEqualTo(Verdict.OK);
    }

    private FakeMachine fake() {
        return new FakeMachine(root);
    }
}
