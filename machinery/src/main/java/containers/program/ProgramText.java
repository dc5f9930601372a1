package containers.program;

import containers.kernel.Argument;
import java.util.ArrayList;
import java.util.List;

/**
 * A program for a person to read: its sections, in them the parts of the composition, in these every call as C would write
 * it, with a number that later calls refer to. Where a row doesn't lead to the next one, that is noted behind it.
 */
public final class ProgramText {

    private static final String LISTING = " ".repeat(11);

    private final List<String> lines = new ArrayList<>();

    public ProgramText(Program program) {
        Headings headings = new Headings();
        int usualFailure = -1;
        for (Row row : program.rows()) {
            if (headings.isNew(row.section())) {
                usualFailure = row.usualFailure();
            }
            String refused = usualFailure < 0 ? "" : " (a call that is refused leads to #" + (usualFailure + 1) + ")";
            lines.addAll(headings.above(row.section(), row.part(), refused));
            lines.add(numbered(row.index() + 1, row.call() + leads(row, usualFailure)));
            row.call().arguments().forEach(this::addListing);
        }
    }

    /** A program that is handed to the kernel is not one line: its own stand below the call. */
    private void addListing(Argument argument) {
        if (argument instanceof Argument.Structure structure) {
            structure.fields().values().forEach(this::addListing);
        } else if (argument instanceof Argument.Bytes bytes && bytes.text().contains("\n")) {
            bytes.text().lines().forEach(line -> lines.add(LISTING + line));
        }
    }

    public List<String> lines() {
        return lines;
    }

    private static String leads(Row row, int usualFailure) {
        if (row.ends()) {
            return "";
        }
        int next = row.index() + 1;
        List<String> notes = new ArrayList<>();
        if (row.afterPositive() == row.afterZero()
                && row.afterZero() == row.afterFailure()
                && row.afterZero() != next) {
            return "   /* then #" + (row.afterZero() + 1) + " */";
        }
        if (row.afterPositive() != next) {
            notes.add("above 0: #" + (row.afterPositive() + 1));
        }
        if (row.afterZero() != next) {
            notes.add("0: #" + (row.afterZero() + 1));
        }
        if (row.afterFailure() == next) {
            notes.add("may fail");
        } else if (row.afterFailure() != usualFailure) {
            notes.add("refused: #" + (row.afterFailure() + 1));
        }
        return notes.isEmpty() ? "" : "   /* " + String.join(", ", notes) + " */";
    }

    /** {@code "  #7  chdir(…)"}: later calls refer to the result by that number. */
    public static String numbered(int number, String call) {
        String label = "#" + number;
        return " ".repeat(Math.max(0, 6 - label.length())) + label + "   " + call;
    }
}
