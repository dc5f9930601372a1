package containers.launch;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import containers.kernel.Architecture;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.CloneFlag;
import containers.kernel.Signal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * A list of calls in native memory, where the child can work through it without Java.
 *
 * <p>From low to high addresses: clone3's {@code struct clone_args}, the pidfd that clone3 writes, the rows, six values
 * for each row, and at the end the strings and structures that values point to.
 */
final class PlanMemory implements AutoCloseable {

    /** The size of {@code struct clone_args} up to its field {@code cgroup}: clone(2). */
    static final int CLONE_ARGS_SIZE = 88;

    private static final int PIDFD = CLONE_ARGS_SIZE;
    private static final int ROWS = PIDFD + Long.BYTES;
    private static final int VALUES_SIZE = 6 * Long.BYTES;

    private static final Architecture ARCHITECTURE = Architecture.current();

    private final List<CallList.Row> rows;
    private final Memory memory;
    private final long base;
    private final ByteBuffer bytes;
    private int end;

    PlanMemory(CallList calls, Set<CloneFlag> flags) {
        rows = calls.rows();
        int fixed = ROWS + rows.size() * (LaunchStub.ROW_SIZE + VALUES_SIZE);
        memory = new Memory(Math.addExact(fixed, sizeOfData()));
        memory.clear();
        base = Pointer.nativeValue(memory);
        bytes = memory.getByteBuffer(0, memory.size()).order(ByteOrder.nativeOrder());
        end = fixed;
        writeCloneArgs(flags);
        for (int i = 0; i < rows.size(); i++) {
            writeRow(i);
        }
    }

    long cloneArgs() {
        return base;
    }

    long firstRow() {
        return base + ROWS;
    }

    int pidfd() {
        return bytes.getInt(PIDFD);
    }

    /** What the child's calls returned so far. */
    Trace trace() {
        long[] results = new long[rows.size()];
        for (int i = 0; i < results.length; i++) {
            results[i] = bytes.getLong(row(i) + LaunchStub.RESULT);
        }
        return new Trace(rows, results);
    }

    @Override
    public void close() {
        memory.close();
    }

    private void writeCloneArgs(Set<CloneFlag> flags) {
        long bits = 0;
        for (CloneFlag flag : flags) {
            bits |= flag.bits();
        }
        bytes.putLong(0, bits);
        bytes.putLong(8, base + PIDFD);
        // The signal at the child's end. A parent that expects SIGCHLD can wait for the child with any wait call.
        bytes.putLong(32, Signal.SIGCHLD.number());
    }

    private void writeRow(int index) {
        Call call = rows.get(index).call();
        int row = row(index);
        bytes.putLong(row + LaunchStub.NUMBER, call.name().number(ARCHITECTURE));
        for (int i = 0; i < 6; i++) {
            Argument argument = i < call.arguments().size() ? call.arguments().get(i) : Argument.NULL;
            bytes.putLong(row + LaunchStub.ARGUMENTS + i * Long.BYTES, addressOf(argument, value(index, i)));
        }
        bytes.putLong(row + LaunchStub.RESULT, Trace.NOT_MADE);
        bytes.putLong(row + LaunchStub.MAY_FAIL, rows.get(index).mayFail() ? 1 : 0);
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
        int start = aligned(end);
        bytes.put(start, content);
        end = start + content.length;
        return base + start;
    }

    private long store(Argument.Texts texts) {
        ByteBuffer pointers =
                ByteBuffer.allocate((texts.values().size() + 1) * Long.BYTES).order(ByteOrder.nativeOrder());
        for (Argument.Text text : texts.values()) {
            pointers.putLong(store(terminated(text)));
        }
        return store(pointers.array());
    }

    private int sizeOfData() {
        int size = 0;
        for (CallList.Row row : rows) {
            for (Argument argument : row.call().arguments()) {
                size = Math.addExact(size, sizeOf(argument));
            }
        }
        return size;
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

    private static int row(int index) {
        return ROWS + index * LaunchStub.ROW_SIZE;
    }

    private int value(int row, int argument) {
        return row(rows.size()) + row * VALUES_SIZE + argument * Long.BYTES;
    }
}
