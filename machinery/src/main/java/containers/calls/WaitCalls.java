package containers.calls;

import static containers.kernel.Argument.NULL;
import static containers.kernel.Argument.number;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The system calls that wait for several things at once, or for a time. */
public final class WaitCalls {

    /** The size of {@code struct pollfd}: the descriptor, what to wait for, what came. */
    public static final int POLLFD_SIZE = 8;

    /** Where in it is what came: two bytes. */
    public static final int REVENTS = 6;

    private static final short POLLIN = 1;
    private static final short POLLOUT = 4;
    private static final long NANOS = 1_000_000_000;

    private WaitCalls() {}

    /**
     * Room for what ppoll is to wait for: something to read on each of several descriptors. The descriptors' numbers are
     * written there when they are known; one below zero is passed over.
     */
    public static Argument.Bytes pollfds(int count, String text) {
        return pollfds(count, POLLIN, text);
    }

    /** The same for one descriptor with room to write to. */
    public static Argument.Bytes pollfdToWrite(String text) {
        return pollfds(1, POLLOUT, text);
    }

    private static Argument.Bytes pollfds(int count, short events, String text) {
        ByteBuffer fds = ByteBuffer.allocate(count * POLLFD_SIZE).order(ByteOrder.nativeOrder());
        for (int i = 0; i < count; i++) {
            fds.putInt(-1).putShort(events).putShort((short) 0);
        }
        return new Argument.Bytes(fds.array(), text);
    }

    /** Waits until there is something to read: the result is on how many descriptors. */
    public static Call ppoll(Argument.Bytes pollfds) {
        return Call.of(SystemCall.PPOLL, pollfds, count(pollfds), NULL, NULL, number(SignalSet.SIZE));
    }

    /** The same; the result is zero when that many nanoseconds pass without anything. */
    public static Call ppoll(Argument.Bytes pollfds, long nanos) {
        return Call.of(SystemCall.PPOLL, pollfds, count(pollfds), timespec(nanos), NULL, number(SignalSet.SIZE));
    }

    /** Waits for nothing but a signal. */
    public static Call ppoll() {
        return Call.of(SystemCall.PPOLL, NULL, number(0), NULL, NULL, number(SignalSet.SIZE));
    }

    private static Argument count(Argument.Bytes pollfds) {
        return number(pollfds.content().length / POLLFD_SIZE);
    }

    /** The result is a descriptor that can be read once a time has passed: timerfd_create(2). */
    public static Call timerfd_create() {
        return Call.of(
                SystemCall.TIMERFD_CREATE,
                new Argument.Word(1, "CLOCK_MONOTONIC"),
                new Argument.Word(02000000, "TFD_CLOEXEC"));
    }

    /** Sets that time, from now on. */
    public static Call timerfd_settime(Argument timer, long nanos) {
        byte[] value = ByteBuffer.allocate(4 * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(2 * Long.BYTES, nanos / NANOS)
                .putLong(3 * Long.BYTES, nanos % NANOS)
                .array();
        return Call.of(
                SystemCall.TIMERFD_SETTIME,
                timer,
                number(0),
                new Argument.Constant(value, "{" + seconds(nanos) + "}"),
                NULL);
    }

    /** The kernel would write there how much time is left, and the same row would wait for less the next time: select(2). */
    private static Argument timespec(long nanos) {
        byte[] time = ByteBuffer.allocate(2 * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(nanos / NANOS)
                .putLong(nanos % NANOS)
                .array();
        return new Argument.Constant(time, "{" + seconds(nanos) + "}");
    }

    private static String seconds(long nanos) {
        return nanos % NANOS == 0 ? nanos / NANOS + " s" : nanos / 1000 + " us";
    }
}
