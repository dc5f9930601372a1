package containers.compile;

import static containers.calls.DescriptorCalls.STDIN;

import containers.calls.DescriptorCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.executable.ProgramFile;
import containers.kernel.Argument;
import containers.program.Label;
import containers.program.Program;
import containers.program.Row;
import containers.relay.TerminalCalls;
import containers.terminal.LaterOutputs;
import containers.terminal.Terminal;

/**
 * Where there is no terminal for the container, some of its caller's files may be one still, as in {@code ./program | less}. A
 * container gets none of these: pipes take their places, or nothing.
 */
final class PipesCheck {

    private final LaterOutputs outputs = new LaterOutputs();
    private final boolean typed;

    /**
     * Describes it.
     *
     * @param typed whether standard input is the terminal, and what is typed is for the container
     */
    PipesCheck(boolean typed) {
        this.typed = typed;
    }

    /** The terminal that it will find. */
    Terminal terminal() {
        return Terminal.ofOutputs(outputs, typed);
    }

    /** Adds the rows that go on at {@code none} where standard input is none. */
    static void lookAtInput(Program program, Label none) {
        isTerminal(program, STDIN).failure(none);
    }

    /** Adds the rows that see to it that nothing is read from a terminal. */
    static void readNothing(Program program) {
        Label other = new Label();
        lookAtInput(program, other);
        Row nothing = program.add(FileCalls.openat("/dev/null", OpenFlag.O_RDONLY));
        program.add(DescriptorCalls.dup3(nothing.result(), STDIN));
        program.add(FileCalls.close(nothing.result()));
        program.place(other);
    }

    /** Adds the rows that go on at {@code none} where no output is one. */
    static void lookAtOutputs(Program program, Label none) {
        Label one = new Label();
        Label next = new Label();
        isTerminal(program, 1).zero(one).failure(next);
        program.place(next);
        isTerminal(program, 2).failure(none);
        program.place(one);
    }

    /** Adds the rows that write what is found into the file of a program. */
    void renew(Program program, ProgramFile file, Argument.Bytes content) {
        for (int output : LaterOutputs.FILES) {
            Label other = new Label();
            isTerminal(program, output).failure(other);
            outputs.found(output, file, content).forEach(program::add);
            program.place(other);
        }
    }

    private static Row isTerminal(Program program, int file) {
        return program.add(TerminalCalls.ioctl_tcgets(file, new byte[TerminalCalls.TERMIOS_SIZE]));
    }
}
