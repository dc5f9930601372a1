package containers.session;

import containers.testing.Feature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command of Docker's documentation, and what comes of it.
 *
 * @param command as it is written there
 * @param out the lines that it prints
 * @param status its exit status
 * @param needs what a machine must have for it
 * @param podman why Podman does something else, or isn't asked
 * @param podmanOut what it prints then
 * @param podmanStatus its exit status then
 */
record Example(
        String command,
        List<String> out,
        int status,
        List<Feature> needs,
        Optional<String> podman,
        List<String> podmanOut,
        int podmanStatus) {

    private static final Pattern COMMAND =
            Pattern.compile("\\$ (?:echo (?<input>.+) \\| )?docker (?<words>run .*?)(?: \\| grep (?<shown>\\w+))?");

    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"(?:\\\\.|[^\"])*\"|'[^']*')+");

    private static final List<String> IMAGES =
            List.of("alpine", "busybox", "debian", "my_image", "someimage", "ubuntu");

    private static final String PRINTS = "podman prints ";

    private static final String STATUS = "podman status ";

    /** Those of a file beside this class, with blank lines between them. */
    static Stream<Example> of(String file) {
        try (InputStream input = Example.class.getResourceAsStream(file)) {
            String text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\n+", -1))
                    .filter(part -> part.startsWith("$ "))
                    .map(part -> of(part.lines().toList()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Example of(List<String> lines) {
        List<String> out = new ArrayList<>();
        int status = 0;
        List<Feature> needs = List.of();
        Optional<String> podman = Optional.empty();
        List<String> podmanOut = new ArrayList<>();
        int podmanStatus = 0;
        for (String line : lines.subList(1, lines.size())) {
            String value = line.substring(line.indexOf(' ') + 1);
            if (line.startsWith("status ")) {
                status = Integer.parseInt(value);
            } else if (line.startsWith("needs ")) {
                needs = Arrays.stream(value.split(" ", -1))
                        .map(Feature::valueOf)
                        .toList();
            } else if (line.startsWith(PRINTS)) {
                podmanOut.add(line.substring(PRINTS.length()));
            } else if (line.startsWith(STATUS)) {
                podmanStatus = Integer.parseInt(line.substring(STATUS.length()));
            } else if (line.startsWith("podman ")) {
                podman = Optional.of(value);
            } else {
                out.add(line);
            }
        }
        return new Example(lines.get(0), out, status, needs, podman, podmanOut, podmanStatus);
    }

    /** The files that they name, in the directory where they are typed. */
    static void makeFiles(Path directory) throws IOException {
        Files.createDirectory(directory.resolve("data"));
        Files.writeString(directory.resolve("env.list"), "# This is a comment\nVAR1=value1\nVAR2=value2\n");
    }

    /** What somebody types who has that root filesystem in place of the image, and is in that directory. */
    List<String> words(String root, Path directory) {
        String text = parts().group("words").replace("$(pwd)", directory.toString());
        List<String> words = new ArrayList<>();
        for (String word : WORD.matcher(text).results().map(MatchResult::group).toList()) {
            if (!words.contains("--rootfs") && IMAGES.contains(word)) {
                words.addAll(List.of("--rootfs", root));
            } else {
                words.add(unquoted(word).replaceFirst("^\\./", directory + "/"));
            }
        }
        return words;
    }

    private static String unquoted(String word) {
        return Pattern.compile("\"((?:\\\\.|[^\"])*)\"|'([^']*)'")
                .matcher(word)
                .replaceAll(quoted ->
                        Matcher.quoteReplacement(quoted.group(1) == null ? quoted.group(2) : quoted.group(1)));
    }

    String input() {
        String input = parts().group("input");
        return input == null ? "" : input + "\n";
    }

    /** The lines of an output that somebody sees, in an order that doesn't change. */
    List<String> shown(String output) {
        String word = parts().group("shown");
        Stream<String> lines = output.lines();
        return (word == null ? lines : lines.filter(line -> line.contains(word)).sorted()).toList();
    }

    private Matcher parts() {
        Matcher parts = COMMAND.matcher(command);
        if (!parts.matches()) {
            throw new IllegalArgumentException(command);
        }
        return parts;
    }

    /** Whether Podman did what is expected of it. */
    boolean isAsExpectedOfPodman(int itsStatus, String itsOut) {
        return podman.isPresent()
                ? itsStatus == podmanStatus && shown(itsOut).equals(podmanOut)
                : itsStatus == status && shown(itsOut).equals(out);
    }

    boolean isPodmanAsked() {
        return podman.filter(how -> how.startsWith("isn't asked")).isEmpty();
    }

    @Override
    public String toString() {
        return command;
    }
}
