package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import containers.commandline.DockerTable;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import containers.testing.OnceIsEnough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each of Docker's options that the book says is here makes a difference to what the kernel is asked for. */
@OnceIsEnough
@Needs({Feature.ROOT, Feature.CONTROL_GROUPS})
@ExtendWith({HostUntouched.class, NothingLeft.class})
class DockerTableRunTests {

    /** Nothing that a plan could show: as it is anyway, for who reads the specification, or of the terminal. */
    private static final Set<String> NO_CALLS =
            Set.of("--rm", "--help", "--annotation", "--label", "--label-file", "--interactive", "--tty");

    /** What takes a network, which is made before the plan is. */
    private static final Set<String> OF_A_NETWORK = Set.of("--publish");

    /** Only in one version of control groups. */
    private static final String REFUSED = "has no swappiness for a group";

    private static final Pattern ID = Pattern.compile("contain-([0-9a-f]{12})");

    private static String usual;

    static Stream<DockerTable.Row> rows() throws IOException {
        return DockerTable.rows().stream()
                .filter(DockerTable.Row::isHere)
                .filter(row ->
                        row.names().stream().noneMatch(name -> NO_CALLS.contains(name) || OF_A_NETWORK.contains(name)));
    }

    @BeforeAll
    static void explainTheUsual() {
        usual = calls(List.of());
        assertThat(usual).contains("execve(");
    }

    @Test
    void withoutOptionsTheyAreTheSame() {
        assertThat(calls(List.of())).isEqualTo(usual);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void itChangesTheCalls(DockerTable.Row row) {
        for (String word : row.example()) {
            if (word.startsWith("/dev/") && word.contains(":")) {
                Path device = Path.of(word.substring(0, word.indexOf(':')));
                assumeTrue(Files.exists(device), "there is no " + device);
            }
        }

        assertThat(calls(row.example())).isNotEqualTo(usual);
    }

    /** What is fresh in each container is left out. */
    private static String calls(List<String> options) {
        List<String> words = new ArrayList<>(List.of("run", "--explain"));
        words.addAll(options);
        words.addAll(List.of("--", "/bin/true"));
        Run run = Run.of(words);
        assertThat(run.err().isEmpty() || run.err().contains(REFUSED))
                .as(run.err())
                .isTrue();
        Matcher id = ID.matcher(run.out());
        return id.find() ? run.out().replace(id.group(1), "ID") : run.out();
    }
}
