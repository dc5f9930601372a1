package containers.monitor;

import static containers.kernel.Argument.number;

import containers.calls.FileCalls;
import containers.calls.RoutineCalls;
import containers.kernel.Argument;
import containers.program.Program;
import containers.program.Row;
import java.util.Map;

/** One line about the row that was refused, and the error's name. */
public final class Refusal {

    private static final int STDERR = 2;

    private Refusal() {}

    // tag::tell[]
    /** Adds the rows that write it; the result of the one that is returned is the exit status. */
    public static Row tell(Program program) {
        Argument.Structure line = line();
        Argument text = new Argument.Inside(line, 2 * Long.BYTES);
        Row status = program.add(RoutineCalls.tell(program.failed(), text, program.errors()));
        program.attempt(FileCalls.writev(number(STDERR), line));
        return status;
    }

    /** Addresses and lengths, as writev(2) wants them. The routine fills in the second and the fourth. */
    private static Argument.Structure line() {
        byte[] pieces = new byte[5 * 2 * Long.BYTES];
        Map<Integer, Argument> fields = Map.of(
                0,
                new Argument.Text("contain: "),
                8,
                number("contain: ".length()),
                32,
                new Argument.Text(": "),
                40,
                number(2),
                64,
                new Argument.Text("\n"),
                72,
                number(1));
        return new Argument.Structure(pieces, fields, "{\"contain: \", text, \": \", error, \"\\n\"}");
    }
    // end::tell[]
}
