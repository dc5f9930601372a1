package containers.launch;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import containers.kernel.CallList;
import containers.kernel.CloneFlag;
import containers.kernel.Signal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * The native memory that a launch needs, where the child can work through its calls without Java.
 *
 * <p>From low to high addresses: clone3's {@code struct clone_args}, the pidfd that clone3 writes, and the calls.
 */
final class PlanMemory implements AutoCloseable {

    /** The size of {@code struct clone_args} up to its field {@code cgroup}: clone(2). */
    static final int CLONE_ARGS_SIZE = 88;

    private static final int PIDFD = CLONE_ARGS_SIZE;
    private static final int ROWS = PIDFD + Long.BYTES;

    private final Memory memory;
    private final ByteBuffer bytes;
    private final RowTable rows;

    /** @param controlGroup the descriptor of the group that the child is born in, for CLONE_INTO_CGROUP */
    PlanMemory(CallList calls, Set<CloneFlag> flags, long controlGroup) {
        memory = new Memory(Math.addExact(ROWS, RowTable.sizeOf(calls)));
        memory.clear();
        bytes = memory.getByteBuffer(0, memory.size()).order(ByteOrder.nativeOrder());
        rows = new RowTable(calls, bytes, cloneArgs(), ROWS);
        writeCloneArgs(flags, controlGroup);
    }

    long cloneArgs() {
        return Pointer.nativeValue(memory);
    }

    long firstRow() {
        return cloneArgs() + ROWS;
    }

    int pidfd() {
        return bytes.getInt(PIDFD);
    }

    /** What the child's calls returned so far. */
    CallResults results() {
        return rows.results();
    }

    @Override
    public void close() {
        memory.close();
    }

    private void writeCloneArgs(Set<CloneFlag> flags, long controlGroup) {
        long bits = 0;
        for (CloneFlag flag : flags) {
            bits |= flag.bits();
        }
        bytes.putLong(0, bits);
        bytes.putLong(8, cloneArgs() + PIDFD);
        // The signal at the child's end. A parent that expects SIGCHLD can wait for the child with any wait call.
        bytes.putLong(32, Signal.SIGCHLD.number());
        bytes.putLong(80, controlGroup);
    }
}
