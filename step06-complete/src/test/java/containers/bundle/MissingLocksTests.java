package containers.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import containers.namespaces.User;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MissingLocksTests {

    private static final String BEGIN = "this config.json leaves locks off that ./contain run has by itself: ";

    @TempDir
    private Path directory;

    private ConfigurationFile locked() throws IOException {
        return ConfigurationFile.in(directory, "/bin/true")
                .with("linux.seccomp", "{'defaultAction': 'SCMP_ACT_ALLOW'}");
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
    void whatRuncWritesHasNoFilter() throws IOException {
        assertThat(told(locked().without("linux.seccomp"))).contains(BEGIN + "linux.seccomp");
    }

    /** A field, its value, and what is told. */
    static Stream<Arguments> fields() {
        return Stream.of(
                arguments("process.noNewPrivileges", "false", "process.noNewPrivileges"),
                arguments("linux.maskedPaths", "[]", "linux.maskedPaths"),
                arguments("linux.readonlyPaths", "null", "linux.readonlyPaths"),
                arguments(
                        "process.capabilities",
                        "{'bounding': ['CAP_SYS_ADMIN'], 'permitted': ['CAP_SYS_ADMIN'], 'effective': ['CAP_SYS_ADMIN']}",
                        "process.capabilities (it has more)"),
                arguments(
                        "linux.resources",
                        "{'devices': [{'allow': true, 'access': 'rwm'}]}",
                        "linux.resources.devices (all are allowed)"));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void oneThatIsMissing(String field, String value, String told) throws IOException {
        assertThat(told(locked().with(field, value))).contains(BEGIN + told);
    }
}
