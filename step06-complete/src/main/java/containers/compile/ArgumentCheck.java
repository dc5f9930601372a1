package containers.compile;

import static containers.program.RoutineCalls.argument_count;
import static containers.program.RoutineCalls.memcmp;

import containers.program.Label;
import containers.program.Program;
import containers.program.Row;

/**
 * Whoever gives a compiled program words thinks that its command gets them: it has those that it was compiled with.
 *
 * <p>The first of its words is its name. There may be none at all: before Linux 5.18, execve(2) took an empty list.
 */
final class ArgumentCheck {

    private static final long NAME_ALONE = 1;

    private static final String COMPLAINT =
            "contain: this program takes no arguments: its command has those that it was"
                    + " compiled with; ./contain compile again for others\n";

    private ArgumentCheck() {}

    /** Adds the rows. The program goes on behind them when it was started with its name alone. */
    static void addTo(Program program) {
        Label given = new Label();
        Label none = new Label();
        Row count = program.add(argument_count()).zero(none);
        program.add(memcmp(count.resultAddress(), NAME_ALONE, "1"))
                .positive(given)
                .zero(none);
        program.place(given);
        Complaint.addTo(program, COMPLAINT);
        program.place(none);
    }
}
