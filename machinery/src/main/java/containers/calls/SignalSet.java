package containers.calls;

import containers.kernel.Argument;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Set;

/**
 * Signals that are blocked or waited for: a bit for each, signal 1's first.
 *
 * @param bits as the kernel reads them
 * @param text as a person does
 */
public record SignalSet(long bits, String text) {

    /** The size of the kernel's {@code sigset_t}, in bytes. */
    public static final int SIZE = Long.BYTES;

    public static final SignalSet NONE = new SignalSet(0, "[]");

    /** Those that can't be blocked stay as they are: SIGKILL, SIGSTOP. */
    public static final SignalSet ALL = new SignalSet(-1, "~[]");

    public static SignalSet of(Set<Signal> signals) {
        long bits = 0;
        for (Signal signal : signals) {
            bits |= 1L << (signal.number() - 1);
        }
        return new SignalSet(bits, EnumSet.copyOf(signals).toString().replace(",", ""));
    }

    /** All the others. */
    public static SignalSet allBut(Set<Signal> signals) {
        SignalSet those = of(signals);
        return new SignalSet(~those.bits(), "~" + those.text());
    }

    /** Its address, for a call. */
    Argument argument() {
        byte[] bytes = ByteBuffer.allocate(SIZE)
                .order(ByteOrder.nativeOrder())
                .putLong(bits)
                .array();
        return new Argument.Constant(bytes, text);
    }
}
