package containers.executable;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.program.Program;
import containers.program.Row;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be written to in a program while it runs, and where in memory it stands: the rows' results, then the buffers.
 *
 * <p>Which buffer it is decides, not what is in it: two rows that were given the same array use the same bytes.
 */
final class Layout {

    private final long start;
    private final IdentityHashMap<byte[], Long> buffers = new IdentityHashMap<>(1 << 8);
    private final List<byte[]> placed = new ArrayList<>();
    private final byte[] content;
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
        this.content = new byte[size()];
        this.bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        writeResults(program.rows().size());
        for (byte[] buffer : placed) {
            System.arraycopy(buffer, 0, content, offset(buffer(buffer)), buffer.length);
        }
    }

    /** No row was made. Of that number only the highest byte isn't zero. */
    private void writeResults(int rows) {
        for (int i = 1; i <= rows; i++) {
            content[i * Long.BYTES - 1] = (byte) (ProgramFile.NOT_MADE >>> (Long.SIZE - Byte.SIZE));
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

    long buffer(byte[] buffer) {
        return buffers.get(buffer);
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
        return content;
    }

    /** Without an iterator: in a cold start most time goes into calling methods, and it has more of them. */
    private void place(Call call) {
        List<Argument> arguments = call.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            place(arguments.get(i));
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
            for (Map.Entry<Integer, Argument> field : structure.fields().entrySet()) {
                place(field.getValue());
            }
        } else if (argument instanceof Argument.Inside inside) {
            place(inside.block());
        }
    }

    private void place(byte[] buffer) {
        if (!buffers.containsKey(buffer)) {
            buffers.put(buffer, reserve(buffer.length));
            placed.add(buffer);
        }
    }

    /** Structures want their fields at multiples of eight; a value of fewer bytes is read with zeros behind it. */
    private long reserve(int length) {
        long place = end;
        end = Math.addExact(end, (Math.max(length, 1) + Long.BYTES - 1) & -Long.BYTES);
        return place;
    }
}
