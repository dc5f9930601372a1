package containers.executable;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.program.Program;
import containers.program.Row;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What can be written to in a program while it runs, and where in memory it stands: the rows' results, then the buffers. Its
 * constants are found on the way.
 *
 * <p>Which buffer it is decides, not what is in it: two rows that were given the same array use the same bytes.
 */
final class Layout {

    private final long start;
    private final IdentityHashMap<byte[], Long> buffers = new IdentityHashMap<>();
    private final Constants constants = new Constants();
    private final ByteBuffer bytes;
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
        this.bytes = ByteBuffer.allocate(size()).order(ByteOrder.LITTLE_ENDIAN);
        long[] results = new long[program.rows().size()];
        Arrays.fill(results, ProgramFile.NOT_MADE);
        bytes.asLongBuffer().put(results);
        for (Map.Entry<byte[], Long> buffer : buffers.entrySet()) {
            bytes.put(offset(buffer.getValue()), buffer.getKey());
        }
    }

    /** How many bytes there are. */
    int size() {
        return Math.toIntExact(end - start);
    }

    /** Where a row's result is written. */
    long result(int row) {
        return start + (long) row * Long.BYTES;
    }

    Constants constants() {
        return constants;
    }

    long buffer(byte[] content) {
        return buffers.get(content);
    }

    /** Where among the bytes that address is. */
    int offset(long address) {
        return Math.toIntExact(address - start);
    }

    /** Writes into a buffer what wasn't known before. */
    void patch(byte[] buffer, int at, long value) {
        bytes.putLong(offset(buffer(buffer)) + at, value);
    }

    byte[] bytes() {
        return bytes.array();
    }

    private void place(Call call) {
        for (Argument argument : call.arguments()) {
            place(argument);
        }
    }

    private void place(Argument argument) {
        if (argument instanceof Argument.Word) {
            return; // as most are
        } else if (argument instanceof Argument.Bytes bytes) {
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
        } else if (argument instanceof Argument.Constant constant) {
            constants.add(constant.content());
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
