package containers.docs;

import static org.assertj.core.api.Assertions.fail;

import containers.testing.Difference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The book shows what its commands really print: each is run here, and must print what the book shows.
 *
 * <p>With {@code -Dtranscripts=update} what a command prints now is written to the book instead.
 */
final class Transcripts {

    static final Path DIRECTORY = Path.of("src/transcripts");
    private static final boolean UPDATE = "update".equals(System.getProperty("transcripts"));

    private final Shell shell;

    private Transcripts(Shell shell) {
        this.shell = shell;
    }

    /**
     * A test for each of a folder.
     *
     * @param scratch an empty directory, in place of /tmp
     */
    static Stream<DynamicTest> testsIn(String folder, Path scratch) throws IOException {
        Transcripts transcripts = new Transcripts(new Shell(Scratch.in(scratch)));
        return filesIn(DIRECTORY.resolve(folder)).stream()
                .map(file -> DynamicTest.dynamicTest(folder + "/" + file.getFileName(), () -> transcripts.check(file)));
    }

    static List<Path> filesIn(Path folder) throws IOException {
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
                "If the new output is right: ./mvnw verify -DexcludedGroups=none -Dtranscripts=update");
    }
}
