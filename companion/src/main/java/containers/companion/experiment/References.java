package containers.companion.experiment;

import containers.kernel.Argument;
import containers.kernel.CallList.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/**
 * What a call of a list takes from earlier ones: their results, or bytes that they had the kernel write.
 *
 * @param rows the list's
 * @param user the number of the call, from 0
 */
record References(List<Row> rows, int user) {

    /** The numbers of the calls that it can't be made without. */
    Set<Integer> used() {
        Set<Integer> used = new TreeSet<>();
        rows.get(user).call().arguments().forEach(argument -> {
            moved(argument, row -> {
                used.add(row);
                return row;
            });
            if (argument instanceof Argument.Content content) {
                addWriters(content.buffer(), used);
            }
        });
        return used;
    }

    private void addWriters(byte[] buffer, Set<Integer> used) {
        for (int row = 0; row < user; row++) {
            if (rows.get(row).call().arguments().stream()
                    .anyMatch(each -> each instanceof Argument.Bytes bytes && bytes.content() == buffer)) {
                used.add(row);
            }
        }
    }

    /** The same argument where earlier calls have other numbers. */
    static Argument moved(Argument argument, IntUnaryOperator places) {
        if (argument instanceof Argument.Result result) {
            return new Argument.Result(places.applyAsInt(result.row()));
        } else if (argument instanceof Argument.ResultAddress address) {
            return new Argument.ResultAddress(places.applyAsInt(address.row()));
        } else if (argument instanceof Argument.Inside inside) {
            return new Argument.Inside(moved(inside.block(), places), inside.offset());
        } else if (argument instanceof Argument.Structure structure) {
            Map<Integer, Argument> fields = new HashMap<>();
            structure.fields().forEach((offset, field) -> fields.put(offset, moved(field, places)));
            return new Argument.Structure(structure.content(), fields, structure.text());
        }
        return argument;
    }
}
