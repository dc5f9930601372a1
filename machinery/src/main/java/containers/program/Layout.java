package containers.program;

import containers.kernel.Argument;
import containers.kernel.Call;
import java.util.IdentityHashMap;

/**
 * Where everything stands in a program that can be written to while it runs: the rows' results, then the buffers.
 *
 * <p>Which buffer it is decides, not what is in it: two rows that were given the same array use the same bytes.
 */
final class Layout {

    private final long start;
    private final IdentityHashMap<byte[], Long> buffers = new IdentityHashMap<>();
    private long end;

    /**
     * Finds a place for all that the program has.
     *
     * @param start the first result's address
     */
    Layout(Program program, long start) {
        this.start = start;
        this.end = result(program.rows().size());
        for (byte[] cell : program.cells()) {
            place(cell);
        }
        for (Row row : program.rows()) {
            place(row.call());
        }
    }

    long start() {
        return start;
    }

    /** How many bytes there are. */
    int size() {
        return Math.toIntExact(end - start);
    }

    /** Where a row's result is written. */
    long result(int row) {
        return start + (long) row * Long.BYTES;
    }

    long buffer(byte[] content) {
        return buffers.get(content);
    }

    IdentityHashMap<byte[], Long> buffers() {
        return buffers;
    }

    private void place(Call call) {
        for (Argument argument : call.arguments()) {
            place(argument);
        }
    }

    private void place(Argument argument) {
        if (argument instanceof Argument.Bytes bytes) {
            place(bytes.content());
        } else if (argument instanceof Argument.Content content) {
            place(content.buffer());
        } else if (argument instanceof Argument.Structure structure) {
            place(structure.content());
            for (Argument field : structure.fields().values()) {
                place(field);
            }
        } else if (argument instanceof Argument.Inside inside) {
            place(inside.block());
        }
    }

    private void place(byte[] content) {
        if (!buffers.containsKey(content)) {
            buffers.put(content, reserve(content.length));
        }
    }

    /** Structures want their fields at multiples of eight; a value of fewer bytes is read with zeros behind it. */
    private long reserve(int length) {
        long place = end;
        end = Math.addExact(end, (Math.max(length, 1) + Long.BYTES - 1) & -Long.BYTES);
        return place;
    }
}
