package containers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is true of all transcripts. Not beside those that run commands: they look which files are open. */
final class TranscriptsTests {

    private static final Path BOOK = Path.of("src/book");

    @Test
    void everyTranscriptIsInTheBook() throws IOException {
        StringBuilder book = new StringBuilder();
        for (Path page : Transcripts.filesIn(BOOK)) {
            book.append(Files.readString(page));
        }
        for (String folder : List.of("anyone", "root", "network", "nft", "user", "pasta", "x86-64")) {
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
