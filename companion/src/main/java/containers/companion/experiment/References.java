package containers.companion.experiment;

import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.CallList.Row;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
            CallList.moved(argument, row -> {
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
}
