package containers.program;

import containers.calls.CredentialCalls;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Part;
import containers.kernel.SystemCall;
import containers.kernel.Telling;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A call and what comes after it: the row behind, unless told otherwise.
 *
 * <p>A row has three successors, for a positive result, for zero and for a failure. {@code clone3} is an ordinary row:
 * zero is the child.
 */
public final class Row {

    private final int index;
    private Call call;
    private final String section;
    private final Part part;
    private final Label usualFailure;
    private final boolean passes;
    private List<Telling> tellings = List.of();
    private Label positive;
    private Label zero;
    private Label failure;

    Row(int index, Call call, String section, Part part, Label failure, boolean passes) {
        this.index = index;
        this.call = call;
        this.section = section;
        this.part = part;
        this.usualFailure = failure;
        this.passes = passes;
        this.failure = failure;
    }

    /** Where to go on after a result above zero. */
    public Row positive(Label label) {
        positive = label;
        return this;
    }

    /** Where to go on after zero. */
    public Row zero(Label label) {
        zero = label;
        return this;
    }

    /** Where to go on after a failure. */
    public Row failure(Label label) {
        failure = label;
        return this;
    }

    /** Where to go on, whatever the result. */
    public Row always(Label label) {
        return positive(label).zero(label).failure(label);
    }

    /** Has it do nothing. */
    void idle() {
        call = CredentialCalls.getpid();
    }

    /** What to tell when the kernel refuses it. Where the last one is about one error only: of others, that the call failed. */
    public Row telling(List<Telling> what) {
        tellings = what;
        if (!what.isEmpty() && what.get(what.size() - 1).errno().isPresent()) {
            tellings = new ArrayList<>(what);
            tellings.addAll(Telling.ofCall(call.toString()));
        }
        return this;
    }

    /** What the call returned, for a later row to use. */
    public Argument.Result result() {
        return new Argument.Result(index);
    }

    /** Where its result is written. */
    public Argument.ResultAddress resultAddress() {
        return new Argument.ResultAddress(index);
    }

    /** Its own address. */
    public Argument.RowAddress address() {
        return new Argument.RowAddress(index);
    }

    /** Whether a failure means nothing: the program goes on behind it. */
    public boolean mayFail() {
        return failure == null;
    }

    /**
     * Whether it is gone once the program has forgotten it. A row that makes a process isn't: the new one reads it, too, to
     * know what comes next, and the kernel may let it begin very late.
     */
    public boolean passes() {
        return passes && !makesProcess();
    }

    /** Whether it may be made when the rest is forgotten, and leads anywhere then. */
    boolean lasts() {
        return !passes && !ends();
    }

    private boolean makesProcess() {
        return call.name() == SystemCall.CLONE3;
    }

    /** Whether the process ends with it: it leads nowhere. */
    boolean ends() {
        return call.name() == SystemCall.EXIT_GROUP;
    }

    /** Its place in the program, from 0. */
    public int index() {
        return index;
    }

    public Call call() {
        return call;
    }

    /** The stretch of the program that it is in: before, the child, waiting. */
    public String section() {
        return section;
    }

    /** The part of a composition that it belongs to. */
    public Part part() {
        return part;
    }

    /** What to tell when the kernel refuses it: without anything special, that the call failed. */
    public List<Telling> tellings() {
        return hasOwnTellings() ? tellings : Telling.ofCall(call.toString());
    }

    /** Whether there is more to tell than that the call failed. */
    public boolean hasOwnTellings() {
        return !tellings.isEmpty();
    }

    /** The index of the row after a positive result. */
    public int afterPositive() {
        return after(positive);
    }

    public int afterZero() {
        return after(zero);
    }

    public int afterFailure() {
        return after(failure);
    }

    /** Fails where it leads to one of these that passes. */
    void checkSuccessors(List<Row> rows) {
        checkSuccessor(rows, afterPositive());
        checkSuccessor(rows, afterZero());
        checkSuccessor(rows, afterFailure());
    }

    private void checkSuccessor(List<Row> rows, int next) {
        if (next < rows.size() && rows.get(next).passes()) {
            throw new IllegalStateException(
                    "#" + (index + 1) + " lasts, and leads to #" + (next + 1) + ", which doesn't: " + call);
        }
    }

    /** Where a refused row of its section leads, or -1 where such rows just lead on. */
    int usualFailure() {
        return usualFailure == null ? -1 : usualFailure.row();
    }

    /** Whether it decides something: leads elsewhere than to the next row, or to where a refused row of its section does. */
    boolean isBranch() {
        int end = after(usualFailure);
        return IntStream.of(afterPositive(), afterZero(), afterFailure())
                .anyMatch(after -> after != index + 1 && after != end);
    }

    private int after(Label label) {
        return label == null ? index + 1 : label.row();
    }
}
