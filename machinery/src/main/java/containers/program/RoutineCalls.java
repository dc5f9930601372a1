package containers.program;

import static containers.kernel.Argument.number;

import containers.calls.WaitCalls;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Routine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The calls of a program's own routines. */
public final class RoutineCalls {

    private RoutineCalls() {}

    public static Call memcpy(Argument to, Argument from, int length) {
        return Call.of(Routine.MEMCPY, to, from, number(length));
    }

    /** The result is zero when the bytes there are those. */
    public static Call memcmp(Argument address, byte[] expected, String text) {
        return Call.of(Routine.MEMCMP, address, new Argument.Constant(expected, text), number(expected.length));
    }

    /** The result is zero when the word has that value. */
    public static Call memcmp(Argument address, long value, String text) {
        return Call.of(Routine.MEMCMP, address, word(value, "&" + text), number(Long.BYTES));
    }

    /** The result is zero when the bytes at both addresses are the same. */
    public static Call memcmp(Argument address, Argument other, int length) {
        return Call.of(Routine.MEMCMP, address, other, number(length));
    }

    /** A word with that value, by its address. */
    public static Argument.Constant word(long value, String text) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(value)
                .array();
        return new Argument.Constant(bytes, text);
    }

    /** Puts a descriptor's number, found at that address, into what ppoll(2) waits for. */
    public static Call watch(Argument.Bytes pollfds, int place, Argument descriptor) {
        return memcpy(new Argument.Inside(pollfds, place * WaitCalls.POLLFD_SIZE), descriptor, Integer.BYTES);
    }

    public static Call exit_status(byte[] info) {
        return Call.of(Routine.EXIT_STATUS, new Argument.Bytes(info, "&info"));
    }

    public static Call failed_row(byte[] cell) {
        return Call.of(Routine.FAILED_ROW, new Argument.Bytes(cell, "&failed"));
    }

    /** So much of a piece is written: its address and its length become those of the rest. The result is that length. */
    public static Call advance(Argument piece, Argument written) {
        return Call.of(Routine.ADVANCE, piece, written);
    }

    /** The result is the number in the four bytes there. One from -4095 to -1 is a failure, as with any call. */
    public static Call load(Argument address) {
        return Call.of(Routine.LOAD, address);
    }

    /** The result is how many words the program was started with, its name among them. */
    public static Call argument_count() {
        return Call.of(Routine.ARGUMENT_COUNT);
    }

    public static Call tell(byte[] failed, Argument pieces, byte[] errors) {
        return Call.of(
                Routine.TELL, new Argument.Content(failed, "failed"), pieces, new Argument.Content(errors, "errors"));
    }
}
