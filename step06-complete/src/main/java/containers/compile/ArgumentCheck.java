package containers.compile;

import static containers.calls.RoutineCalls.memcmp;

import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.kernel.Argument;
import containers.program.Label;
import containers.program.Program;
import containers.program.Row;

/**
 * Whoever gives a compiled program words thinks that its command gets them: it has those that it was compiled with.
 *
 * <p>The kernel shows a process its own words, a zero byte behind each: proc_pid_cmdline(5). The first is the program's name.
 */
final class ArgumentCheck {

    private static final String COMPLAINT =
            "contain: this program takes no arguments: its command has those that it was"
                    + " compiled with; ./contain compile again for others\n";

    private ArgumentCheck() {}

    /** Adds the rows. The program goes on behind them when it was started with its name alone. */
    static void addTo(Program program) {
        Label next = new Label();
        Label given = new Label();
        Label none = new Label();
        byte[] letter = new byte[1];
        Row words = program.add(FileCalls.openat("/proc/self/cmdline", OpenFlag.O_RDONLY, OpenFlag.O_CLOEXEC));
        program.place(next);
        program.add(FileCalls.read(words.result(), letter)).zero(none);
        program.add(memcmp(new Argument.Bytes(letter, "letter"), new byte[1], "the name's end"))
                .positive(next);
        program.add(FileCalls.read(words.result(), letter)).positive(given).zero(none);
        program.place(given);
        Complaint.addTo(program, COMPLAINT);
        program.place(none);
        program.add(FileCalls.close(words.result()));
    }
}
