package containers.session;

import containers.session.Example.Result;
import containers.testing.Feature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Examples in a file beside this class, with blank lines between them. */
final class ExampleFile {

    private static final String STATUS = "status ";
    private static final String NEEDS = "needs ";
    private static final String TERMINAL = "terminal";
    private static final String PODMAN = "podman ";
    private static final String PODMAN_PRINTS = "podman prints ";
    private static final String PODMAN_STATUS = "podman status ";
    private static final List<String> ASKING = List.of("outside asks ", "the-host asks ");

    private final List<String> lines;

    private ExampleFile(List<String> lines) {
        this.lines = lines;
    }

    static Stream<Example> examples(String file) {
        try (InputStream input = ExampleFile.class.getResourceAsStream(file)) {
            String text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\n+", -1))
                    .filter(part -> part.startsWith("$ "))
                    .map(part -> new ExampleFile(part.lines().toList()).example());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Example example() {
        return new Example(
                lines.get(0),
                new Result(lines.stream().skip(1).filter(this::isPrinted).toList(), status(STATUS)),
                behind(NEEDS)
                        .flatMap(needs -> Arrays.stream(needs.split(" ", -1)))
                        .map(Feature::valueOf)
                        .toList(),
                lines.contains(TERMINAL),
                lines.stream().filter(ExampleFile::isQuestion).map(Question::of).toList(),
                behind(PODMAN)
                        .filter(how -> how.startsWith("differs") || how.startsWith("isn't"))
                        .findFirst(),
                new Result(behind(PODMAN_PRINTS).toList(), status(PODMAN_STATUS)));
    }

    private boolean isPrinted(String line) {
        return Stream.of(STATUS, NEEDS, PODMAN).noneMatch(line::startsWith)
                && !line.equals(TERMINAL)
                && !isQuestion(line);
    }

    private static boolean isQuestion(String line) {
        return ASKING.stream().anyMatch(line::startsWith);
    }

    private int status(String word) {
        return behind(word).map(Integer::valueOf).findFirst().orElse(0);
    }

    /** The rests of lines that begin so. */
    private Stream<String> behind(String beginning) {
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()));
    }
}
