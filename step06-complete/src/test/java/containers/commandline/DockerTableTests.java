package containers.commandline;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.telling.UsageException;
import containers.testing.OnceIsEnough;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the book says about Docker's options is so. */
@OnceIsEnough
final class DockerTableTests {

    static Stream<DockerTable.Row> rows() throws IOException {
        return DockerTable.rows().stream();
    }

    @Test
    void itHasAllThatDockerDocuments() throws IOException {
        try (InputStream list = DockerTableTests.class.getResourceAsStream("/docker-run-options.txt")) {
            String documented = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(joining("\n"));

            assertThat(DockerTable.names()).isEqualTo(documented).contains("--volumes-from");
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatItSaysIsHereIsAnOption(DockerTable.Row row) {
        assertThat(row.here()).isIn("works", "differs", "not here");
        assertThat(row.how()).isNotEmpty();
        assertThat(row.names())
                .allSatisfy(name ->
                        assertThat(Option.named(name).isPresent()).as(name).isEqualTo(row.isHere()));
        assertThat(row.names().stream().map(Option::named).distinct())
                .as("one option, by all its names")
                .hasSize(1);
        assertThat(row.example().isEmpty()).isNotEqualTo(row.isHere());
        assertThat(!row.isHere() || row.names().stream().anyMatch(row.example()::contains))
                .as("an example of this option")
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatIsntHereIsRefusedWithOneLine(DockerTable.Row row) {
        if (row.isHere()) {
            return;
        }
        for (String name : row.names()) {
            assertThatThrownBy(() -> CommandLine.parse(List.of(name, "x", "true")))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("there is no " + name + " here, as Docker has it: ")
                    .hasMessageNotContaining("\n");
        }
    }
}
