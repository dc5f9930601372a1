package containers.terminal;

import static containers.program.RoutineCalls.memcpy;
import static containers.program.RoutineCalls.word;

import containers.calls.DescriptorCalls;
import containers.executable.ProgramFile;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import java.util.List;

/**
 * Which of a program's outputs are its caller's terminal, where that is found out only when the program is started. Until
 * then none is.
 */
public final class LaterOutputs {

    /** The numbers of these files, in this order: of both, the first is what is written to. */
    public static final List<Integer> FILES = List.of(2, 1);

    private final List<Argument.Content> places =
            List.of(Argument.Content.unset("stderr"), Argument.Content.unset("stdout"));
    private final Argument.Content screen = Argument.Content.unset("screen");

    /** Where what comes out of the pipe is written to. */
    Argument.Content screen() {
        return screen;
    }

    /** Adds the calls that put a pipe's end in place of those outputs. For the others they are refused, and change nothing. */
    void replace(CallList child, Argument pipe) {
        places.forEach(place -> child.attempt(DescriptorCalls.dup3(pipe, place)));
    }

    /**
     * The calls that write down in the file of a program that this output is the terminal.
     *
     * @param output one of {@link #FILES}; the last that is written down is the one that is written to
     * @param file the program
     * @param content its file's bytes, as an argument
     */
    public List<Call> found(int output, ProgramFile file, Argument.Bytes content) {
        Argument.Content place = places.get(FILES.indexOf(output));
        return List.of(place, screen).stream()
                .map(cell -> memcpy(
                        new Argument.Inside(content, file.offset(cell.buffer())),
                        word(output, "&" + output),
                        Long.BYTES))
                .toList();
    }
}
