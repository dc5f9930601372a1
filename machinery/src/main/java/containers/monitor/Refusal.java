package containers.monitor;

import static containers.calls.DescriptorCalls.STDERR;
import static containers.kernel.Argument.number;
import static containers.program.RoutineCalls.memcmp;
import static containers.program.RoutineCalls.memcpy;

import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.Errno;
import containers.kernel.SystemCall;
import containers.program.Label;
import containers.program.Program;
import containers.program.RoutineCalls;
import containers.program.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One line about the row that was refused, and the error's name. */
public final class Refusal {

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

    /**
     * Adds the rows that choose of which row to tell, where several try to run the command: one for each directory of the
     * PATH.
     *
     * <p>"Permission denied" in one directory says more than "no such file" in the last. So of several that were refused the
     * one to tell of is the first whose file was there, or else the last.
     */
    static void chooseOf(Program program, List<Row> child) {
        List<Row> rows = new ArrayList<>();
        for (Row row : child) {
            if (row.call().name() == SystemCall.EXECVE) {
                rows.add(row);
            }
        }
        if (rows.size() > 1) {
            choose(program, rows);
        }
    }

    private static void choose(Program program, List<Row> rows) {
        Label done = new Label();
        Row last = rows.get(rows.size() - 1);
        Argument.Bytes failed = new Argument.Bytes(program.failed(), "&failed");
        program.add(memcmp(failed, address(last), Long.BYTES)).positive(done);
        for (Row row : rows.subList(0, rows.size() - 1)) {
            Label next = new Label();
            program.add(memcmp(row.resultAddress(), -Errno.ENOENT.number(), "-ENOENT"))
                    .zero(next);
            program.add(memcmp(row.resultAddress(), -Errno.ENOTDIR.number(), "-ENOTDIR"))
                    .zero(next);
            program.add(memcpy(failed, address(row), Long.BYTES)).always(done);
            program.place(next);
        }
        program.place(done);
    }

    /** A word that holds the row's address. */
    private static Argument address(Row row) {
        return new Argument.Structure(new byte[Long.BYTES], Map.of(0, row.address()), "&" + row.address());
    }
}
