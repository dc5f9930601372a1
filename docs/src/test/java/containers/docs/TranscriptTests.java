package containers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.HostUntouched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Commands that print the same for everybody; and what is true of all transcripts. */
final class TranscriptTests {

    private static final Path BOOK = Path.of("src/book");

    /** Some at once: most of a container's life is waiting. */
    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    @ExtendWith(HostUntouched.class)
    Stream<DynamicTest> typedByAnyone() throws IOException {
        return Transcripts.testsIn("anyone");
    }

    @Test
    void everyTranscriptIsInTheBook() throws IOException {
        StringBuilder book = new StringBuilder();
        for (Path page : Transcripts.filesIn(BOOK)) {
            book.append(Files.readString(page));
        }
        for (String folder : List.of("anyone", "root", "user", "x86-64")) {
            for (Path file : Transcripts.filesIn(Transcripts.DIRECTORY.resolve(folder))) {
                assertThat(book).contains(folder + "/" + file.getFileName() + "[]");
            }
        }
    }

    @Test
    void theReadmeShowsTheSameContainerAsTheBook() throws IOException {
        String shown = String.join(
                "\n",
                Transcript.read(Transcripts.DIRECTORY.resolve("anyone/readme.txt"))
                        .lines());
        assertThat(Path.of("../README.md")).content().contains("```console\n" + shown + "\n```");
    }
}
