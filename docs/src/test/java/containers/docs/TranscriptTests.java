package containers.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The book shows what its commands really print: each is run here, and must print what the book shows.
 *
 * <p>With {@code -Dtranscripts=update} what a command prints now is written to the book instead.
 */
final class TranscriptTests {

    private static final Path BOOK = Path.of("src/book");
    private static final Path TRANSCRIPTS = Path.of("src/transcripts");
    private static final boolean UPDATE = "update".equals(System.getProperty("transcripts"));

    private final Shell shell = new Shell();

    /** Commands that print the same for everybody. */
    @TestFactory
    @ExtendWith(HostUntouched.class)
    Stream<DynamicTest> typedByAnyone() throws IOException {
        return testsIn("anyone");
    }

    @TestFactory
    @ExtendWith(HostUntouched.class)
    @Needs(Feature.ROOT)
    Stream<DynamicTest> typedByRoot() throws IOException {
        return testsIn("root");
    }

    @TestFactory
    @ExtendWith(HostUntouched.class)
    @Needs(Feature.NOT_ROOT)
    Stream<DynamicTest> typedByAnOrdinaryUser() throws IOException {
        return testsIn("user");
    }

    /** Commands that show the bytes of a program. Another processor's has others. */
    @TestFactory
    @ExtendWith(HostUntouched.class)
    @Needs({Feature.X86_64, Feature.STRACE})
    Stream<DynamicTest> typedOnThisProcessor() throws IOException {
        return testsIn("x86-64");
    }

    @Test
    void everyTranscriptIsInTheBook() throws IOException {
        StringBuilder book = new StringBuilder();
        for (Path page : filesIn(BOOK)) {
            book.append(Files.readString(page));
        }
        for (String folder : List.of("anyone", "root", "user", "x86-64")) {
            for (Path file : filesIn(TRANSCRIPTS.resolve(folder))) {
                assertThat(book).contains(folder + "/" + file.getFileName() + "[]");
            }
        }
    }

    @Test
    void theReadmeShowsTheSameContainerAsTheBook() throws IOException {
        String shown = String.join(
                "\n", Transcript.read(TRANSCRIPTS.resolve("anyone/readme.txt")).lines());
        assertThat(Path.of("../README.md")).content().contains("```console\n" + shown + "\n```");
    }

    private Stream<DynamicTest> testsIn(String folder) throws IOException {
        return filesIn(TRANSCRIPTS.resolve(folder)).stream()
                .map(file -> DynamicTest.dynamicTest(folder + "/" + file.getFileName(), () -> check(file)));
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private void check(Path file) {
        Transcript shown = Transcript.read(file);
        Transcript real = shown.runAgain(shell);
        List<String> expected = Volatile.removedFrom(shown.lines());
        List<String> actual = Volatile.removedFrom(real.lines());
        if (expected.equals(actual)) {
            return;
        }
        if (UPDATE) {
            real.write(file);
            return;
        }
        fail(
                "docs/%s shows (-) something else than its commands print now (+):%n%n%s%n%n%s%n",
                file,
                String.join("\n", Difference.between(expected, actual)),
                "If the new output is right: ./mvnw verify -Dtranscripts=update");
    }
}
