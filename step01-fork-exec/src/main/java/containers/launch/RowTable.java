package containers.launch;

import containers.kernel.Architecture;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.ProcessCalls;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A list of calls as the bytes that {@link LaunchStub} works through.
 *
 * <p>From low to high addresses: the rows and one that ends the child, six values for each row, and the strings and
 * structures that values point to.
 */
final class RowTable {

    private static final int VALUES_SIZE = 6 * Long.BYTES;

    /** Stands behind the last row: a child that has no program to run is done there. */
    private static final CallList.Row END = new CallList.Row(ProcessCalls.exit_group(0), false);

    private static final Architecture ARCHITECTURE = Architecture.current();

    private final List<CallList.Row> rows;
    private final ByteBuffer bytes;
    private final long base;
    private final int start;
    private int end;

    /**
     * Writes the table.
     *
     * @param bytes where to, filled with zeros
     * @param base the address of the first of these bytes
     * @param start the table's place among them
     */
    RowTable(CallList calls, ByteBuffer bytes, long base, int start) {
        this.rows = calls.rows();
        this.bytes = bytes;
        this.base = base;
        this.start = start;
        this.end = start + fixedSize(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            writeRow(i, rows.get(i));
        }
        writeRow(rows.size(), END);
    }

    /** How many bytes the table needs at most. */
    static int sizeOf(CallList calls) {
        int size = fixedSize(calls.rows().size());
        for (CallList.Row row : calls.rows()) {
            for (Argument argument : row.call().arguments()) {
                size = Math.addExact(size, sizeOf(argument));
            }
        }
        return size;
    }

    /** What the calls returned so far. */
    CallResults results() {
        long[] results = new long[rows.size()];
        for (int i = 0; i < results.length; i++) {
            results[i] = bytes.getLong(row(i) + LaunchStub.RESULT);
        }
        return new CallResults(rows, results);
    }

    private void writeRow(int index, CallList.Row content) {
        Call call = content.call();
        int row = row(index);
        bytes.putLong(row + LaunchStub.NUMBER, call.name().number(ARCHITECTURE));
        for (int i = 0; i < 6; i++) {
            Argument argument = i < call.arguments().size() ? call.arguments().get(i) : Argument.NULL;
            bytes.putLong(row + LaunchStub.ARGUMENTS + i * Long.BYTES, addressOf(argument, value(index, i)));
        }
        bytes.putLong(row + LaunchStub.RESULT, CallResults.NOT_MADE);
        bytes.putLong(row + LaunchStub.MAY_FAIL, content.mayFail() ? 1 : 0);
    }

    /** Where the child finds the argument: in its own place among the values, or in an earlier row's result. */
    private long addressOf(Argument argument, int place) {
        if (argument instanceof Argument.Result result) {
            return base + row(result.row()) + LaunchStub.RESULT;
        }
        bytes.putLong(place, valueOf(argument));
        return base + place;
    }

    private long valueOf(Argument argument) {
        if (argument instanceof Argument.Word word) {
            return word.value();
        } else if (argument instanceof Argument.Text text) {
            return store(terminated(text));
        } else if (argument instanceof Argument.Bytes block) {
            return store(block.content());
        } else if (argument instanceof Argument.Texts texts) {
            return store(texts);
        }
        throw new IllegalArgumentException("a row can't hold the argument " + argument);
    }

    /** Copies the content behind what is there already. Structures want their fields at multiples of eight. */
    private long store(byte[] content) {
        int place = aligned(end);
        bytes.put(place, content);
        end = place + content.length;
        return base + place;
    }

    private long store(Argument.Texts texts) {
        ByteBuffer pointers =
                ByteBuffer.allocate((texts.values().size() + 1) * Long.BYTES).order(ByteOrder.nativeOrder());
        for (Argument.Text text : texts.values()) {
            pointers.putLong(store(terminated(text)));
        }
        return store(pointers.array());
    }

    private static int sizeOf(Argument argument) {
        if (argument instanceof Argument.Text text) {
            // A Java character takes at most three bytes of UTF-8.
            return aligned(Math.addExact(Math.multiplyExact(3, text.value().length()), 1) + Long.BYTES);
        } else if (argument instanceof Argument.Bytes block) {
            return aligned(block.content().length + Long.BYTES);
        } else if (argument instanceof Argument.Texts texts) {
            int size = (texts.values().size() + 2) * Long.BYTES;
            for (Argument.Text text : texts.values()) {
                size = Math.addExact(size, sizeOf(text));
            }
            return size;
        }
        return 0;
    }

    private static byte[] terminated(Argument.Text text) {
        return (text.value() + '\0').getBytes(StandardCharsets.UTF_8);
    }

    private static int aligned(int size) {
        return (size + Long.BYTES - 1) & -Long.BYTES;
    }

    private static int fixedSize(int rows) {
        return (rows + 1) * (LaunchStub.ROW_SIZE + VALUES_SIZE);
    }

    private int row(int index) {
        return start + index * LaunchStub.ROW_SIZE;
    }

    private int value(int row, int argument) {
        return row(rows.size() + 1) + row * VALUES_SIZE + argument * Long.BYTES;
    }
}
