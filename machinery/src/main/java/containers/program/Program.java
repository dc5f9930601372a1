package containers.program;

import containers.calls.FileCalls;
import containers.calls.MemoryCalls;
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
 * ({@code ProgramFile}), or compared in a test.
 */
public final class Program {

    private final List<Row> rows = new ArrayList<>();
    private String section = "";
    private Part part = Part.NONE;
    private Label onFailure;
    private boolean passes;
    private final byte[] failed = new byte[Long.BYTES];
    private final byte[] status = new byte[Long.BYTES];
    private final byte[] child = new byte[Long.BYTES];
    private final byte[] errors = new byte[Long.BYTES];
    private final byte[] pieces = new byte[3 * 2 * Long.BYTES];
    private final byte[] passingAddress = new byte[Long.BYTES];
    private final byte[] passingSize = new byte[Long.BYTES];

    /** Begins a stretch of rows under a heading: a row refused there goes on at {@code onFailure}. */
    public void section(String heading, Label onFailure) {
        this.section = heading;
        this.onFailure = onFailure;
    }

    /** The same for rows that have nowhere to go when they are refused: they go on. */
    public void section(String heading) {
        section(heading, null);
    }

    /** The rows that are added from now on aren't needed any more once the program {@linkplain #forget forgets} them. */
    public void passing() {
        passes = true;
    }

    /** Those from now on are needed to the end, as all are of which nothing is said. They can't lead to one that isn't. */
    public void lasting() {
        passes = false;
    }

    /**
     * Fails where a row that lasts leads to one that is gone by then. But who has made a process goes on before.
     *
     * @throws IllegalStateException says which rows
     */
    public void check() {
        for (Row row : rows) {
            if (row.lasts()) {
                row.checkSuccessors(rows);
            }
        }
    }

    /** A call that gives the memory back in which the passing rows are, and all that is told of failures. */
    public Call forget() {
        return MemoryCalls.munmap(
                new Argument.Content(passingAddress, "start"), new Argument.Content(passingSize, "length"));
    }

    /** Adds a row. */
    public Row add(Call call) {
        Row row = new Row(rows.size(), call, section, part, onFailure, passes);
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

    /**
     * A call that writes the program to a file once more, as it is now: with the results of its rows. What it has forgotten
     * is missing: writev(2) ends where there is no memory.
     */
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
    public byte[] pieces() {
        return pieces;
    }

    /** A word with the address of what passes. */
    public byte[] passingAddress() {
        return passingAddress;
    }

    /** A word with its size in bytes. */
    public byte[] passingSize() {
        return passingSize;
    }

    /** These words: every program has them. */
    public List<byte[]> cells() {
        return List.of(failed, status, child, errors, pieces, passingAddress, passingSize);
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
