package containers.companion.lab;

import java.util.List;

/**
 * A marked part of a source file: what the learner writes.
 *
 * @param tag its name, as in {@code lab-hostname}
 * @param first the number of the line with its first mark, from 0
 * @param last the number of the line with its second mark
 * @param lines what is between them
 */
public record Region(String tag, int first, int last, List<String> lines) {

    public Region {
        lines = List.copyOf(lines);
    }

    /** Its text. */
    public String text() {
        return String.join("\n", lines);
    }
}
