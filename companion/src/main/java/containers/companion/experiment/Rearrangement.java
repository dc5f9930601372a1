package containers.companion.experiment;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.CallList.Row;
import containers.kernel.Part;
import containers.telling.UsageException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A list of calls with other parts, or the same in another order. What refers to an earlier call's result still does. */
final class Rearrangement {

    private final List<Row> rows;
    private final Map<Integer, Integer> places = new HashMap<>();
    private final CallList list = new CallList();

    /**
     * Makes it.
     *
     * @param whole the list
     * @param left what is left of the plan
     * @throws UsageException when a part would come before one whose results it uses, or without it
     */
    Rearrangement(CallList whole, Selection left) {
        this.rows = whole.rows();
        List<Part> parts = left.parts();
        Set<Integer> leftOut = left.leftOut(whole);
        List<Integer> order = IntStream.range(0, rows.size())
                .boxed()
                .filter(row -> !leftOut.contains(row))
                .filter(row -> isOfNone(row) || parts.contains(part(row)))
                .sorted(Comparator.comparingInt(row -> parts.indexOf(part(row))))
                .toList();
        for (int row : order) {
            append(row);
        }
    }

    private Part part(int row) {
        return rows.get(row).part();
    }

    private boolean isOfNone(int row) {
        return part(row).equals(Part.NONE);
    }

    private void append(int number) {
        Row row = rows.get(number);
        new References(rows, number).used().forEach(used -> place(used, row.part()));
        Argument[] arguments = row.call().arguments().stream()
                .map(argument -> CallList.moved(argument, used -> place(used, row.part())))
                .toArray(Argument[]::new);
        Call call = Call.of(row.call().name(), arguments);
        places.put(number, places.size());
        list.begin(row.part());
        if (row.mayFail()) {
            list.attempt(call, row.tellings());
        } else {
            list.add(call, row.tellings());
        }
    }

    /** Where an earlier call is now, whose result that part uses. */
    private int place(int used, Part user) {
        Integer place = places.get(used);
        if (place == null) {
            throw new UsageException("'" + part(used).title() + "' has to come before '" + user.title()
                    + "', which uses the result of its " + rows.get(used).call().name());
        }
        return place;
    }

    /** The list. */
    CallList list() {
        return list;
    }

    /** The result of a call that is in the list still. */
    Argument.Result moved(Argument.Result result) {
        return new Argument.Result(places.get(result.row()));
    }

    /** Whether a call is left. */
    boolean has(Argument.Result result) {
        return places.containsKey(result.row());
    }
}
