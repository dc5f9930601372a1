package containers.session;

import containers.telling.HostFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a shell makes of a line that is typed: words, quotes, and a few commands in {@code $()}.
 *
 * @param root the root filesystem that all images stand for
 * @param directory where it is typed
 */
record TypedWords(String root, Path directory) {

    private static final Pattern WORD = Pattern.compile("(?:\\$\\([^)]*\\)|[^\\s\"']|\"(?:\\\\.|[^\"])*\"|'[^']*')+");

    private static final Pattern PIECE = Pattern.compile("\"((?:\\\\.|[^\"])*)\"|'([^']*)'|\\$\\(([^)]*)\\)");

    private static final List<String> IMAGES =
            List.of("alpine", "busybox", "debian", "my_image", "nginx", "someimage", "ubuntu");

    /** The words of a line. */
    List<String> of(String line) throws IOException {
        List<String> words = new ArrayList<>();
        for (String word : WORD.matcher(line).results().map(MatchResult::group).toList()) {
            if (!words.contains("--rootfs") && IMAGES.contains(word)) {
                words.addAll(List.of("--rootfs", root));
            } else {
                words.add(unquoted(word));
            }
        }
        return words;
    }

    private String unquoted(String word) throws IOException {
        StringBuilder unquoted = new StringBuilder();
        Matcher piece = PIECE.matcher(word);
        while (piece.find()) {
            String is = piece.group(1);
            if (piece.group(2) != null) {
                is = piece.group(2);
            } else if (piece.group(3) != null) {
                is = printedBy(piece.group(3));
            }
            piece.appendReplacement(unquoted, Matcher.quoteReplacement(is));
        }
        return piece.appendTail(unquoted).toString();
    }

    private String printedBy(String command) throws IOException {
        return switch (command.split(" ", 2)[0]) {
            case "pwd" -> directory.toString();
            case "hostname" -> HostFacts.hostname();
            case "readlink" ->
                Files.readSymbolicLink(Path.of(command.split(" ", 2)[1])).toString();
            default -> throw new IllegalArgumentException(command);
        };
    }
}
