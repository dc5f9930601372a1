package containers.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.Gson;
import containers.filesystems.Protection;
import containers.namespaces.User;
import containers.testing.Feature;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MissingLocksTests {

    private static final String BEGIN = "this config.json leaves locks off that ./contain run has by itself: ";

    private static final String FILTER = "{'defaultAction': 'SCMP_ACT_ERRNO',"
            + " 'syscalls': [{'names': ['execve', 'exit_group'], 'action': 'SCMP_ACT_ALLOW'}]}";

    @TempDir
    private Path directory;

    private ConfigurationFile locked() throws IOException {
        ConfigurationFile file = ConfigurationFile.in(directory, "/bin/true")
                .with("linux.seccomp", FILTER)
                .with("linux.maskedPaths", new Gson().toJson(Protection.FULL.maskedPaths()));
        if (User.current().isRoot()) {
            return file;
        }
        return file.with("linux.namespaces", without("none").replace("[", "[{'type': 'user'}, "))
                .with("mounts.5.type", "'sysfs'")
                .with("mounts.5.options", "['ro']");
    }

    private static Optional<String> told(ConfigurationFile file) throws IOException {
        return new MissingLocks(Bundle.of(file.write().toString(), false, User.current())
                        .spec())
                .told();
    }

    @Test
    void nothingIsToldWhereNoneIsMissing() throws IOException {
        assertThat(told(locked())).isEmpty();
    }

    @Test
    void withoutAFilter() throws IOException {
        assertThat(told(locked().without("linux.seccomp"))).contains(BEGIN + "linux.seccomp");
    }

    /** It knows neither how hot a processor is nor who interrupts it. */
    @Test
    @Needs(Feature.ROOT)
    void whatRuncWrites() throws IOException {
        assertThat(told(ConfigurationFile.in(directory, "/bin/true")))
                .contains(BEGIN + "linux.seccomp, linux.maskedPaths (not all)");
    }

    /** All kinds but those. */
    private static String without(String kinds) {
        return Stream.of("network", "pid", "ipc", "uts", "mount")
                .filter(kind -> !kinds.contains(kind))
                .map(kind -> "{'type': '" + kind + "'}")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** Kinds of namespaces that it doesn't ask for, and what is told. */
    @ParameterizedTest
    @CsvSource({"network, network", "pid, pid", "ipc, ipc", "pid network, pid and network"})
    @Needs(Feature.ROOT)
    void whatIsTheHosts(String kinds, String told) throws IOException {
        ConfigurationFile file = locked().with("linux.namespaces", without(kinds));
        if (kinds.equals("ipc")) {
            file.with("mounts.3.type", "'bind'")
                    .with("mounts.3.source", "'/dev/shm'")
                    .with("mounts.3.options", "['rbind']");
        }

        assertThat(told(file)).contains(BEGIN + "linux.namespaces (the host's: " + told + ")");
    }

    @Test
    @Needs(Feature.ROOT)
    void theHostsName() throws IOException {
        assertThat(told(locked().without("hostname").with("linux.namespaces", without("uts"))))
                .contains(BEGIN + "linux.namespaces (the host's: uts)");
    }

    /** Somebody has chosen it. */
    @Test
    @Needs(Feature.ROOT)
    void aNetworkThatHasAPathIsNotMissing() throws IOException {
        assertThat(told(locked().with("linux.namespaces", without("network"))
                        .adding("linux.namespaces", "{'type': 'network', 'path': '/proc/self/ns/net'}")))
                .isEmpty();
    }

    @Test
    void kernelFilesThatCanBeWrittenTo() throws IOException {
        ConfigurationFile file = locked();
        for (int mount : new int[] {5, 6}) {
            file.with("mounts." + mount + ".options", "[]");
        }

        assertThat(told(file)).contains(BEGIN + "mounts (/sys can be written to)");
    }

    /** A field, its value, and what is told. */
    static Stream<Arguments> fields() {
        return Stream.of(
                arguments("process.noNewPrivileges", "false", "process.noNewPrivileges"),
                arguments("linux.maskedPaths", "[]", "linux.maskedPaths (not all)"),
                arguments("linux.maskedPaths", "['/proc/none']", "linux.maskedPaths (not all)"),
                arguments("linux.readonlyPaths", "['/proc/none']", "linux.readonlyPaths (not all)"),
                arguments(
                        "linux.seccomp",
                        "{'defaultAction': 'SCMP_ACT_ALLOW'}",
                        "linux.seccomp (what no rule forbids is allowed)"),
                arguments("linux.readonlyPaths", "null", "linux.readonlyPaths (not all)"),
                arguments(
                        "process.capabilities",
                        "{'bounding': ['CAP_SYS_ADMIN'], 'permitted': ['CAP_SYS_ADMIN'], 'effective': ['CAP_SYS_ADMIN']}",
                        "process.capabilities (it has more)"),
                arguments(
                        "linux.resources",
                        "{'devices': [{'allow': true, 'access': 'rwm'}]}",
                        "linux.resources.devices (all of a kind)"),
                arguments(
                        "linux.resources",
                        "{'devices': [{'allow': true, 'type': 'b', 'access': 'rw'}]}",
                        "linux.resources.devices (all of a kind)"),
                arguments("linux.resources", "{'pids': {}}", "linux.resources.pids (no limit)"),
                arguments("linux.resources", "{'pids': {'limit': -1}}", "linux.resources.pids (no limit)"));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void oneThatIsMissing(String field, String value, String told) throws IOException {
        assertThat(told(locked().with(field, value))).contains(BEGIN + told);
    }
}
