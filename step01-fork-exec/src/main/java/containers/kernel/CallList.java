package containers.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** System calls to be made in order. A later call can use what an earlier one returned. */
public final class CallList {

    /** One call, whether the list goes on when it fails, and the part of a composition that it belongs to. */
    public record Row(Call call, boolean mayFail, Part part) {
        public Row(Call call, boolean mayFail) {
            this(call, mayFail, Part.NONE);
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private Part part = Part.NONE;

    /** The part that the calls added from now on belong to. */
    public void begin(Part part) {
        this.part = part;
    }

    /** Adds a call that must succeed: when it fails, no later one is made. */
    public Argument.Result add(Call call) {
        return append(new Row(call, false, part));
    }

    /** Adds a call that may fail: the list goes on. */
    public Argument.Result attempt(Call call) {
        return append(new Row(call, true, part));
    }

    /** These calls, then the others: their references to results move along. */
    public CallList then(CallList others) {
        CallList joined = new CallList();
        joined.rows.addAll(rows);
        for (Row row : others.rows) {
            joined.append(new Row(moved(row.call(), rows.size()), row.mayFail(), row.part()));
        }
        return joined;
    }

    private static Call moved(Call call, int by) {
        Argument[] arguments = call.arguments().toArray(new Argument[0]);
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof Argument.Result result) {
                arguments[i] = new Argument.Result(result.row() + by);
            }
        }
        return Call.of(call.name(), arguments);
    }

    public List<Row> rows() {
        return Collections.unmodifiableList(rows);
    }

    private Argument.Result append(Row row) {
        rows.add(row);
        return new Argument.Result(rows.size() - 1);
    }
}
