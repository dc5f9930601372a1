package containers.companion.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * A line for a terminal. It goes on below, between two words or two flags, where it is too long.
 *
 * @param line the line
 * @param indentation what is in front of the lines below
 * @param columns how long it may be
 */
public record Wrapped(String line, String indentation, int columns) {

    private static final String USUAL = "    ";
    private static final int TERMINAL = 80;

    /** A line for a terminal as others are. */
    public Wrapped(String line) {
        this(line, USUAL);
    }

    /** A line for a terminal as others are. */
    public Wrapped(String line, String indentation) {
        this(line, indentation, TERMINAL);
    }

    /** The lines that it takes. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        String rest = line;
        while (rest.length() > columns && end(rest) < rest.length()) {
            int end = end(rest);
            lines.add(rest.substring(0, end).stripTrailing());
            rest = indentation + rest.substring(end);
        }
        lines.add(rest);
        return lines;
    }

    /** Behind the last place that fits, or behind the first word where that alone is too long. */
    private int end(String rest) {
        // A blank at a line's end takes no column.
        int end = Math.max(rest.lastIndexOf('|', columns - 1), rest.lastIndexOf(' ', columns)) + 1;
        if (end > indentation.length()) {
            return end;
        }
        int blank = rest.indexOf(' ', columns);
        return blank < 0 ? rest.length() : blank + 1;
    }
}
