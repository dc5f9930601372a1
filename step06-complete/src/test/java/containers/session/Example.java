package containers.session;

import containers.testing.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command of Docker's documentation, and what comes of it.
 *
 * @param command as it is written there
 * @param expected what it prints, and its exit status
 * @param needs what a machine must have for it
 * @param isOnTerminal whether somebody types it on a terminal
 * @param questions what is asked while it runs
 * @param podman why Podman does something else, or isn't asked
 * @param expectedOfPodman what it does then
 */
record Example(
        String command,
        Result expected,
        List<Feature> needs,
        boolean isOnTerminal,
        List<Question> questions,
        Optional<String> podman,
        Result expectedOfPodman) {

    private static final Pattern COMMAND =
            Pattern.compile("\\$ (?:echo (?<input>.+) \\| )?docker (?<words>run .*?)(?: \\| grep (?<shown>\\w+))?");

    /** What it prints, line by line, and its exit status. */
    record Result(List<String> out, int status) {}

    /** The files that they name, in the directory where they are typed. */
    static void makeFiles(Path directory) throws IOException {
        Files.createDirectory(directory.resolve("data"));
        Files.writeString(directory.resolve("env.list"), "# This is a comment\nVAR1=value1\nVAR2=value2\n");
        Files.writeString(directory.resolve("labels"), "# This is a comment\ncom.example.label1=a label\n");
    }

    /** What somebody types who has that root filesystem in place of the image, and is in that directory. */
    List<String> words(String root, Path directory) throws IOException {
        return new TypedWords(root, directory).of(parts().group("words"));
    }

    String input() {
        String input = parts().group("input");
        return input == null ? "" : input + "\n";
    }

    /** What somebody sees, in an order that doesn't change. */
    Result shown(int status, String output) {
        String word = parts().group("shown");
        Stream<String> lines = output.replace("\r", "").lines();
        return new Result(
                (word == null
                                ? lines
                                : lines.filter(line -> line.contains(word)).sorted())
                        .toList(),
                status);
    }

    private Matcher parts() {
        Matcher parts = COMMAND.matcher(command);
        if (!parts.matches()) {
            throw new IllegalArgumentException(command);
        }
        return parts;
    }

    /** Whether the place where it is typed is part of it. */
    boolean isRelative() {
        return command.contains(" ./") || command.contains("=./");
    }

    /** What Podman must do. */
    Result ofPodman() {
        return podman.isPresent() ? expectedOfPodman : expected;
    }

    /** What is printed, and then each answer. */
    Result expectedWithAnswers() {
        return withAnswers(expected);
    }

    Result ofPodmanWithAnswers() {
        return withAnswers(ofPodman());
    }

    private Result withAnswers(Result printed) {
        return new Result(
                Stream.concat(printed.out().stream(), questions.stream().map(Question::answer))
                        .toList(),
                printed.status());
    }

    boolean isPodmanAsked() {
        return podman.filter(how -> how.startsWith("isn't asked")).isEmpty();
    }

    @Override
    public String toString() {
        return command;
    }
}
