package containers.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** System calls to be made in order. A later call can use what an earlier one returned. */
public final class CallList {

    /**
     * One call.
     *
     * @param mayFail whether the list goes on when it fails
     * @param part the part of a composition that it belongs to
     * @param tellings what to tell when it is refused; empty where the call itself says it
     */
    public record Row(Call call, boolean mayFail, Part part, List<Telling> tellings) {}

    private final List<Row> rows = new ArrayList<>();
    private Part part = Part.NONE;

    /** The part that the calls added from now on belong to. */
    public void begin(Part part) {
        this.part = part;
    }

    /** Adds a call that must succeed: when it fails, no later one is made. */
    public Argument.Result add(Call call) {
        return append(new Row(call, false, part, List.of()));
    }

    /** Adds a call that must succeed, with what to tell a person when it doesn't. */
    public Argument.Result add(Call call, List<Telling> tellings) {
        return append(new Row(call, false, part, tellings));
    }

    /** Adds a call that may fail, with what to tell if it turns out to be the one that matters. */
    public Argument.Result attempt(Call call, List<Telling> tellings) {
        return append(new Row(call, true, part, tellings));
    }

    /** Adds a call that may fail: the list goes on. */
    public Argument.Result attempt(Call call) {
        return append(new Row(call, true, part, List.of()));
    }

    /** The same call in a longer list: its references to results move along. */
    public static Call moved(Call call, int by) {
        Further further = new Further(by);
        Argument[] arguments = call.arguments().toArray(new Argument[0]);
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = moved(arguments[i], further);
        }
        return Call.of(call.name(), arguments);
    }

    /** A lambda would take a cold start longer. */
    private record Further(int by) implements IntUnaryOperator {
        @Override
        public int applyAsInt(int row) {
            return row + by;
        }
    }

    /** The same argument where earlier calls have other numbers. */
    public static Argument moved(Argument argument, IntUnaryOperator places) {
        if (argument instanceof Argument.Result result) {
            return new Argument.Result(places.applyAsInt(result.row()));
        } else if (argument instanceof Argument.ResultAddress address) {
            return new Argument.ResultAddress(places.applyAsInt(address.row()));
        } else if (argument instanceof Argument.Inside inside) {
            return new Argument.Inside(moved(inside.block(), places), inside.offset());
        } else if (argument instanceof Argument.Structure structure) {
            Map<Integer, Argument> fields = new LinkedHashMap<>();
            for (Map.Entry<Integer, Argument> field : structure.fields().entrySet()) {
                fields.put(field.getKey(), moved(field.getValue(), places));
            }
            return new Argument.Structure(structure.content(), fields, structure.text());
        }
        return argument;
    }

    public List<Row> rows() {
        return Collections.unmodifiableList(rows);
    }

    private Argument.Result append(Row row) {
        rows.add(row);
        return new Argument.Result(rows.size() - 1);
    }
}
