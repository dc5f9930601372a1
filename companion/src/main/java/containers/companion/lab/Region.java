package containers.companion.lab;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A marked part of a source file: what the learner writes.
 *
 * @param tag its name, as in {@code lab-hostname}
 * @param first the number of the line with its first mark, from 0
 * @param last the number of the line with its second mark
 * @param lines what is between them
 */
public record Region(String tag, int first, int last, List<String> lines) {

    private static final Pattern COMMENT = Pattern.compile("(^|\\s)//.*$");

    public Region {
        lines = List.copyOf(lines);
    }

    /** Its statements, without comments. */
    String onOneLine() {
        return lines.stream()
                .map(line -> COMMENT.matcher(line).replaceFirst(""))
                .map(String::strip)
                .collect(Collectors.joining(" "));
    }

    /** Its text. */
    public String text() {
        return String.join("\n", lines);
    }
}
