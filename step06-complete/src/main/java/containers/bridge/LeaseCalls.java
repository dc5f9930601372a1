package containers.bridge;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Locks on bytes of a file, which needn't be that long: fcntl(2), "Open file description locks". They go with the last
 * descriptor of the file as it was opened, whichever process has it.
 */
final class LeaseCalls {

    private static final int FLOCK_SIZE = 32;
    private static final int START = 8;
    private static final short F_WRLCK = 1;
    private static final short F_UNLCK = 2;

    private LeaseCalls() {}

    /** Waits until nobody else has locked one of the bytes, and locks them. */
    static Call fcntl_ofd_setlkw(Argument file, long first, long count) {
        return fcntl(file, new Argument.Word(38, "F_OFD_SETLKW"), lock(F_WRLCK, "F_WRLCK", first, count));
    }

    /** Locks them, or fails with EAGAIN. */
    static Call fcntl_ofd_setlk(Argument file, long first, long count) {
        return fcntl(file, new Argument.Word(37, "F_OFD_SETLK"), lock(F_WRLCK, "F_WRLCK", first, count));
    }

    static Call fcntl_ofd_unlock(Argument file, long first, long count) {
        return fcntl(file, new Argument.Word(37, "F_OFD_SETLK"), lock(F_UNLCK, "F_UNLCK", first, count));
    }

    /** Finds out whether somebody else has locked one: the lock's first two bytes are F_UNLCK then. */
    static Call fcntl_ofd_getlk(Argument file, Argument.Bytes lock) {
        return fcntl(file, new Argument.Word(36, "F_OFD_GETLK"), lock);
    }

    static Argument.Bytes lock(long first, long count) {
        return lock(F_WRLCK, "F_WRLCK", first, count);
    }

    static boolean isFree(Argument.Bytes lock) {
        return ByteBuffer.wrap(lock.content()).order(ByteOrder.nativeOrder()).getShort() == F_UNLCK;
    }

    private static Argument.Bytes lock(short type, String name, long first, long count) {
        byte[] lock = ByteBuffer.allocate(FLOCK_SIZE)
                .order(ByteOrder.nativeOrder())
                .putShort(type)
                .putLong(START, first)
                .putLong(START + Long.BYTES, count)
                .array();
        return new Argument.Bytes(lock, "{" + name + ", SEEK_SET, " + first + ", " + count + "}");
    }

    /** Has execve not close it. */
    static Call fcntl_setfd_inherited(Argument file) {
        return Call.of(SystemCall.FCNTL, file, new Argument.Word(2, "F_SETFD"), Argument.number(0));
    }

    private static Call fcntl(Argument file, Argument command, Argument.Bytes lock) {
        return Call.of(SystemCall.FCNTL, file, command, lock);
    }
}
