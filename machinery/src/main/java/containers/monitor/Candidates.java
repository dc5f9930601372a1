package containers.monitor;

import static containers.calls.RoutineCalls.memcmp;
import static containers.calls.RoutineCalls.memcpy;

import containers.kernel.Argument;
import containers.kernel.Errno;
import containers.kernel.SystemCall;
import containers.program.Label;
import containers.program.Program;
import containers.program.Row;
import java.util.List;
import java.util.Map;

/**
 * The rows that try to run the command, one for each directory of the PATH.
 *
 * <p>"Permission denied" in one directory says more than "no such file" in the last. So of several that were refused the
 * one to tell of is the first whose file was there, or else the last.
 *
 * @param rows the rows with {@code execve}
 */
record Candidates(List<Row> rows) {

    static Candidates among(List<Row> child) {
        return new Candidates(child.stream()
                .filter(row -> row.call().name() == SystemCall.EXECVE)
                .toList());
    }

    /** Adds the rows that choose, where there is a choice. */
    void choose(Program program) {
        if (rows.size() < 2) {
            return;
        }
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
