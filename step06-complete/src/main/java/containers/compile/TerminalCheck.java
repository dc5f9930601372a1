package containers.compile;

import static containers.calls.RoutineCalls.memcpy;

import containers.calls.FileCalls;
import containers.calls.RoutineCalls;
import containers.kernel.Argument;
import containers.program.Label;
import containers.program.Program;
import containers.program.ProgramFile;
import containers.program.Row;
import containers.terminal.Terminal;
import containers.terminal.TerminalCalls;

/**
 * The same question as {@link Terminal#current}, asked by a program at each of its starts: is its standard input a terminal,
 * and is it the one that people type to?
 */
final class TerminalCheck {

    /** Stands for the terminal's path until the program has found that out, and leaves room for it. */
    private static final String PATH = "/dev/the-terminal-that-is-standard-input-when-the-program-starts";

    private static final int STDIN = 0;
    private static final int STDOUT = 1;

    private final byte[] group = new byte[Integer.BYTES];
    private final Argument.Bytes path = new Argument.Bytes(new byte[PATH.length() + 1], "path");
    private final byte[] settings = new byte[TerminalCalls.TERMIOS_SIZE];

    /** The terminal that it will find: its path's place, and where its group and its settings are written. */
    Terminal terminal() {
        return Terminal.of(PATH, group, settings);
    }

    /** Adds the rows. The program goes on behind them where there is a terminal, and at {@code none} where there isn't. */
    void addTo(Program program, Label none) {
        program.add(TerminalCalls.ioctl_tiocgpgrp(group)).failure(none);
        program.add(TerminalCalls.ioctl_tcgets(STDOUT, settings)).failure(none);
        program.add(TerminalCalls.ioctl_tcgets(STDIN, settings)).failure(none);
        Row own = program.add(TerminalCalls.getpgid());
        program.add(RoutineCalls.memcmp(new Argument.Bytes(group, "&pgrp"), own.resultAddress(), Integer.BYTES))
                .positive(none);
        program.add(FileCalls.readlinkat("/proc/self/fd/0", path, PATH.length()))
                .failure(none);
    }

    /**
     * Adds the rows that write what was found into the file of a program, in place of what {@link #terminal} has there.
     *
     * @param file that program
     * @param content its file's bytes, as an argument
     */
    void renew(Program program, ProgramFile file, Argument.Bytes content) {
        for (Argument place : Places.of(PATH + '\0', content)) {
            program.add(memcpy(place, path, path.content().length));
        }
        renew(program, file, content, group);
        renew(program, file, content, settings);
    }

    private static void renew(Program program, ProgramFile file, Argument.Bytes content, byte[] buffer) {
        Argument place = new Argument.Inside(content, file.offset(buffer));
        program.add(memcpy(place, new Argument.Bytes(buffer, "&terminal"), buffer.length));
    }
}
