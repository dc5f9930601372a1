package containers.program;

import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * A program whose only instructions are "make the next call": rows, from the first to wherever they lead.
 *
 * <p>A program is data. It can be printed ({@link ProgramText}), written as a file that the kernel runs
 * ({@link ProgramFile}), or compared in a test.
 */
public final class Program {

    private final List<Row> rows = new ArrayList<>();
    private String section = "";
    private Part part = Part.NONE;
    private Label onFailure;
    private final byte[] failed = new byte[Long.BYTES];
    private final byte[] status = new byte[Long.BYTES];
    private final byte[] child = new byte[Long.BYTES];
    private final byte[] errors = new byte[Long.BYTES];
    private final byte[] pieces = new byte[3 * 2 * Long.BYTES];

    /** Begins a stretch of rows under a heading: a row refused there goes on at {@code onFailure}. */
    public void section(String heading, Label onFailure) {
        this.section = heading;
        this.onFailure = onFailure;
    }

    /** The same for rows that have nowhere to go when they are refused: they go on. */
    public void section(String heading) {
        section(heading, null);
    }

    /** Adds a row. */
    public Row add(Call call) {
        Row row = new Row(rows.size(), call, section, part, onFailure);
        rows.add(row);
        return row;
    }

    /** Adds a row that may fail: the program goes on behind it. */
    public Row attempt(Call call) {
        return add(call).failure(null);
    }

    /** Adds a list's rows. Their references to results move along. */
    public List<Row> addAll(CallList calls) {
        int start = rows.size();
        for (CallList.Row each : calls.rows()) {
            part = each.part();
            Call call = CallList.moved(each.call(), start);
            Row row = each.mayFail() ? attempt(call) : add(call);
            if (!each.tellings().isEmpty()) {
                row.telling(each.tellings());
            }
        }
        part = Part.NONE;
        return List.copyOf(rows.subList(start, rows.size()));
    }

    /** A call that writes the program to a file once more, as it is now: with the results of its rows. */
    public Call dump(Argument descriptor) {
        return FileCalls.writev(descriptor, new Argument.Bytes(pieces, "program"));
    }

    /** A call that writes down all that changes in the program, from its first row's result up. */
    public static Call report(Argument descriptor) {
        return FileCalls.write(descriptor, new Argument.ResultAddress(0), new Argument.MemorySize());
    }

    /** Says that the next row to be added is the one behind that label. */
    public void place(Label label) {
        label.place(rows.size());
    }

    /** A label for the next row to be added. */
    public Label here() {
        Label label = new Label();
        place(label);
        return label;
    }

    /** All rows, in the order in which they were added. */
    public List<Row> rows() {
        return Collections.unmodifiableList(rows);
    }

    /** Has some rows do nothing, and lead to the next: it shows what they are for. Those that decide something stay. */
    public void idle(Predicate<Call> calls) {
        rows.stream().filter(row -> calls.test(row.call()) && !row.isBranch()).forEach(Row::idle);
    }

    /** The rows of a section that decide something. A child has none: its decisions are made while it is planned. */
    public List<Row> branches(String heading) {
        return rows.stream()
                .filter(row -> row.section().equals(heading) && row.isBranch())
                .toList();
    }

    /** A word for the address of the row that failed: {@link containers.kernel.Routine#FAILED_ROW} writes it. */
    public byte[] failed() {
        return failed;
    }

    /** A word for the status that the program exits with. */
    public byte[] status() {
        return status;
    }

    /** A word for the PID of the child, where there is one. The child shares its parent's rows, and writes a zero there. */
    public byte[] child() {
        return child;
    }

    /** A word with the address of the table of errors, for {@link containers.kernel.Routine#TELL}. */
    public byte[] errors() {
        return errors;
    }

    /** Where the program is in memory: three pieces, each with its address and its length. */
    byte[] pieces() {
        return pieces;
    }

    /** These words: every program has them. */
    List<byte[]> cells() {
        return List.of(failed, status, child, errors, pieces);
    }

    /** A straight list as a program: where a call fails that must succeed, it exits with status 1. */
    public static Program of(CallList calls) {
        Program program = new Program();
        Label failed = new Label();
        program.section("", failed);
        program.addAll(calls);
        program.add(ProcessCalls.exit_group(0));
        program.place(failed);
        program.add(ProcessCalls.exit_group(1));
        return program;
    }
}
