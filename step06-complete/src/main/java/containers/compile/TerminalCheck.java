package containers.compile;

import static containers.calls.DescriptorCalls.STDIN;
import static containers.calls.DescriptorCalls.STDOUT;
import static containers.program.RoutineCalls.memcpy;

import containers.executable.ProgramFile;
import containers.kernel.Argument;
import containers.program.Label;
import containers.program.Program;
import containers.program.RoutineCalls;
import containers.program.Row;
import containers.relay.TerminalCalls;
import containers.terminal.Terminal;

/**
 * The same question as {@link Terminal#current}, asked by a program at each of its starts: is its standard input a terminal,
 * and is it the one that people type to?
 */
final class TerminalCheck {

    private static final String COMPLAINT =
            "contain: this program was compiled for a terminal (-t, process.terminal), and standard input is none"
                    + " here (or this runs in the background)\n";

    private final boolean asked;
    private final byte[] group = new byte[Integer.BYTES];
    private final byte[] settings = new byte[TerminalCalls.TERMIOS_SIZE];

    /**
     * Describes it.
     *
     * @param asked whether the program is to have a terminal wherever its output goes
     */
    TerminalCheck(boolean asked) {
        this.asked = asked;
    }

    /** The terminal that it will find: where its settings are written. */
    Terminal terminal() {
        return Terminal.of(settings);
    }

    /** Adds the rows. The program goes on behind them where there is a terminal, and at {@code none} where there isn't. */
    void addTo(Program program, Label none) {
        program.add(TerminalCalls.ioctl_tiocgpgrp(group)).failure(none);
        if (!asked) {
            program.add(TerminalCalls.ioctl_tcgets(STDOUT, settings)).failure(none);
        }
        program.add(TerminalCalls.ioctl_tcgets(STDIN, settings)).failure(none);
        Row own = program.add(TerminalCalls.getpgid());
        program.add(RoutineCalls.memcmp(new Argument.Bytes(group, "&pgrp"), own.resultAddress(), Integer.BYTES))
                .positive(none);
    }

    /**
     * Adds the rows that write what was found into the file of a program, in place of what {@link #terminal} has there.
     *
     * @param file that program
     * @param content its file's bytes, as an argument
     */
    void renew(Program program, ProgramFile file, Argument.Bytes content) {
        Argument place = new Argument.Inside(content, file.offset(settings));
        program.add(memcpy(place, new Argument.Bytes(settings, "&termios"), settings.length));
    }

    /** Adds the rows of a program that isn't started without a terminal. */
    static void complain(Program program) {
        Complaint.addTo(program, COMPLAINT);
    }
}
