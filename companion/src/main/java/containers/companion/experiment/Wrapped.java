package containers.companion.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * A line for a terminal. It goes on below, between two words or two flags, where it is too long.
 *
 * @param line the line
 * @param columns how long it may be
 */
public record Wrapped(String line, int columns) {

    private static final String INDENTATION = "    ";
    private static final int TERMINAL = 80;

    /** A line for a terminal as others are. */
    public Wrapped(String line) {
        this(line, TERMINAL);
    }

    /** The lines that it takes. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        String rest = line;
        while (rest.length() > columns) {
            int end = Math.max(rest.lastIndexOf('|', columns - 1), rest.lastIndexOf(' ', columns - 1)) + 1;
            if (end <= INDENTATION.length()) {
                break;
            }
            lines.add(rest.substring(0, end).stripTrailing());
            rest = INDENTATION + rest.substring(end);
        }
        lines.add(rest);
        return lines;
    }
}
