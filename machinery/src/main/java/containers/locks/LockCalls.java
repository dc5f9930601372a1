package containers.locks;

import static containers.kernel.Argument.flags;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The system calls that lock an open file, or some bytes of it: flock(2), fcntl(2). */
public final class LockCalls {

    /** The size of {@code struct flock}, and where in it the first byte's number is. */
    private static final int FLOCK_SIZE = 32;

    private static final int FLOCK_START = 8;

    /** What kind of lock it is, its first two bytes. */
    private enum LockType {
        F_RDLCK(0),
        F_WRLCK(1),
        F_UNLCK(2);

        private final int number;

        LockType(int number) {
            this.number = number;
        }
    }

    private LockCalls() {}

    /** Locks an open file until it is closed, also by the end of the process. */
    public static Call flock(Argument descriptor, LockFlag... lockFlags) {
        return Call.of(SystemCall.FLOCK, descriptor, flags(lockFlags));
    }

    /**
     * Locks some bytes of an open file, which needn't be that long, or fails with EAGAIN when another has locked one of them.
     * The lock is the open file's, as flock's, and not the process's: fcntl(2), "Open file description locks".
     *
     * @param shared whether others may have locked them so, too
     */
    public static Call fcntl_ofd_setlk(Argument descriptor, boolean shared, long first, long count) {
        return setlk(descriptor, lock(shared ? LockType.F_RDLCK : LockType.F_WRLCK, first, count));
    }

    /** Locks them alone, and waits as long as others have locked one. */
    public static Call fcntl_ofd_setlkw(Argument descriptor, long first, long count) {
        return Call.of(
                SystemCall.FCNTL,
                descriptor,
                new Argument.Word(38, "F_OFD_SETLKW"),
                lock(LockType.F_WRLCK, first, count));
    }

    public static Call fcntl_ofd_unlock(Argument descriptor, long first, long count) {
        return setlk(descriptor, lock(LockType.F_UNLCK, first, count));
    }

    private static Call setlk(Argument descriptor, Argument lock) {
        return Call.of(SystemCall.FCNTL, descriptor, new Argument.Word(37, "F_OFD_SETLK"), lock);
    }

    /** Finds out whether somebody else has locked one of the bytes of a {@link #lock}, which says it afterwards. */
    public static Call fcntl_ofd_getlk(Argument descriptor, Argument.Bytes lock) {
        return Call.of(SystemCall.FCNTL, descriptor, new Argument.Word(36, "F_OFD_GETLK"), lock);
    }

    /** What nobody else may have locked in any way. */
    public static Argument.Bytes lock(long first, long count) {
        return lock(LockType.F_WRLCK, first, count);
    }

    /** Whether the kernel has answered that nobody has. */
    public static boolean isFree(Argument.Bytes lock) {
        short type =
                ByteBuffer.wrap(lock.content()).order(ByteOrder.nativeOrder()).getShort();
        return type == LockType.F_UNLCK.number;
    }

    private static Argument.Bytes lock(LockType type, long first, long count) {
        byte[] lock = ByteBuffer.allocate(FLOCK_SIZE)
                .order(ByteOrder.nativeOrder())
                .putShort((short) type.number)
                .putLong(FLOCK_START, first)
                .putLong(FLOCK_START + Long.BYTES, count)
                .array();
        return new Argument.Bytes(lock, "{" + type + ", SEEK_SET, " + first + ", " + count + "}");
    }
}
