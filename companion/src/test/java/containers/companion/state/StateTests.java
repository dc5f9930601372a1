package containers.companion.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.companion.lab.Failure;
import containers.telling.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTests {

    private static final Instant NOW = Instant.parse("2026-11-29T06:00:00Z");

    private static final Optional<Failure> FAILED =
            Optional.of(new Failure("a", Optional.of("sethostname"), Optional.of("EPERM")));

    @TempDir
    private Path directory;

    @Test
    void everyAttemptCountsAndTheFirstSuccessIsKept() throws IOException {
        State state = new State(directory);
        state.change("step/a", before -> before.attempted(FAILED, NOW));
        state.change("step/b", before -> before.attempted(Optional.empty(), NOW));
        state.change("step/a", before -> before.attempted(Optional.empty(), NOW));
        state.change("step/a", before -> before.attempted(FAILED, NOW.plusSeconds(1)));

        assertThat(Files.readAllLines(directory.resolve("progress")))
                .containsExactly(
                        "version 1",
                        "step/b attempts=1 hints=0 done=2026-11-29T06:00:00Z failure=-",
                        "step/a attempts=3 hints=0 done=2026-11-29T06:00:00Z failure=a,sethostname,EPERM");
        assertThat(state.of("step/a").attempts()).isEqualTo(3);
        assertThat(state.of("step/a").failure()).isEqualTo(FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "version 2\n", "version 1\nwhat\n", "version 1\na attempts=1 hints=0 done=today failure=-\n"
            })
    void aFileThatCantBeUnderstood(String text) throws IOException {
        Files.writeString(directory.resolve("progress"), text);

        assertThatThrownBy(() -> new State(directory).of("step/a"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("move it away");
        assertThat(directory.resolve("progress")).hasContent(text);
    }
}
