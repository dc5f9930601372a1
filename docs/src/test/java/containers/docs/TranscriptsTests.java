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
        for (String folder : List.of("anyone", "waiting", "root", "network", "nft", "user", "pasta", "x86-64")) {
            for (Path file : Transcripts.filesIn(Transcripts.DIRECTORY.resolve(folder))) {
                assertThat(book).contains(folder + "/" + file.getFileName() + "[]");
            }
        }
    }

    /** The command that shows them has the place in it, which the first transcript tells. */
    @Test
    void theBytesInTheBookAreThoseOfTheFirstRow() {
        String written = String.join("\n", ofX86("first-1-written.txt"));
        List<String> bytes = ofX86("first-3-bytes.txt");
        String place = bytes.get(0).replaceAll(".* -j (\\d+) .*", "$1");

        assertThat(written).contains("Its rows begin at byte " + place + ".");
        assertThat(bytes.get(1)).as("the number of clone3").endsWith(" 000001b3");
    }

    private static List<String> ofX86(String name) {
        return Transcript.read(Transcripts.DIRECTORY.resolve("x86-64").resolve(name))
                .lines();
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
