package containers.companion.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.companion.lab.Failure;
import containers.telling.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
                        "version 2",
                        "step/b attempts=1 hints=0 done=2026-11-29T06:00:00Z failure=- seconds=0 last=2026-11-29T06:00:00Z",
                        "step/a attempts=3 hints=0 done=2026-11-29T06:00:00Z failure=a,sethostname,EPERM seconds=0 last=2026-11-29T06:00:00Z");
        assertThat(state.of("step/a").attempts()).isEqualTo(3);
        assertThat(state.of("step/a").failure()).isEqualTo(FAILED);
    }

    @Test
    void whatAnOlderVersionWroteIsRead() throws IOException {
        Files.writeString(
                directory.resolve("progress"),
                "version 1\nstep/a attempts=3 hints=1 done=- failure=a,sethostname,EPERM\n");
        State state = new State(directory);
        assertThat(state.of("step/a").attempts()).isEqualTo(3);

        state.change("step/a", before -> before.hinted(NOW));

        assertThat(Files.readAllLines(directory.resolve("progress")))
                .containsExactly(
                        "version 2",
                        "step/a attempts=3 hints=2 done=- failure=a,sethostname,EPERM seconds=0 last=" + NOW);
    }

    @Test
    void timeIsCountedUntilATaskIsDoneAndPausesArent() {
        Progress begun = Progress.none("step/a").seen(NOW).attempted(FAILED, NOW.plusSeconds(100));
        Progress back = begun.hinted(NOW.plusSeconds(10_000)).seen(NOW.plusSeconds(10_010));
        Progress done = back.attempted(Optional.empty(), NOW.plusSeconds(10_030));

        assertThat(List.of(begun, back, done, done.seen(NOW.plusSeconds(10_060))))
                .extracting(each -> each.worked().seconds())
                .containsExactly(100, 110, 130, 130);
        assertThat(begun.seen(NOW).worked().seconds()).as("a clock set back").isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "version 3\n", "version 1\nwhat\n", "version 1\na attempts=1 hints=0 done=today failure=-\n"
            })
    void aFileThatCantBeUnderstood(String text) throws IOException {
        Files.writeString(directory.resolve("progress"), text);

        assertThatThrownBy(() -> new State(directory).of("step/a"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("move it away");
        assertThat(directory.resolve("progress")).hasContent(text);
    }
}
