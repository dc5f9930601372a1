package containers.seccomp.filter;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;

/** A filter's verdicts, found by going through it as the kernel does: what its documentation says of each instruction. */
public final class Verdicts {

    public static final long ALLOWED = 0x7fff_0000;
    public static final long EPERM = 0x0005_0001;
    public static final long ENOSYS = 0x0005_0026;

    private static final int DATA_SIZE = 64;

    private final int[] codes;
    private final int[] constants;
    private final Filter filter;
    private int steps;

    public Verdicts(Filter filter) {
        this.filter = filter;
        this.codes = IntStream.range(0, filter.size()).map(filter::code).toArray();
        this.constants = IntStream.range(0, filter.size()).map(filter::constant).toArray();
    }

    /** What becomes of that call. */
    public long of(Abi abi, int number, long... arguments) {
        ByteBuffer data = ByteBuffer.allocate(DATA_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(number).putInt(abi.processor()).putLong(0);
        for (long argument : arguments) {
            data.putLong(argument);
        }
        int word = 0;
        steps = 0;
        for (int at = 0; ; steps++) {
            int constant = constants[at];
            switch (codes[at]) {
                case 0x06 -> {
                    return Integer.toUnsignedLong(constant);
                }
                case 0x20 -> word = data.getInt(constant);
                case 0x54 -> word &= constant;
                default -> {
                    at = isTaken(codes[at], word, constant) ? filter.yes(at) : filter.no(at);
                    continue;
                }
            }
            at++;
        }
    }

    /** How many instructions the last verdict took. */
    public int steps() {
        return steps;
    }

    private static boolean isTaken(int code, int word, int constant) {
        return switch (code) {
            case 0x05 -> true;
            case 0x15 -> word == constant;
            case 0x25 -> Integer.compareUnsigned(word, constant) > 0;
            case 0x35 -> Integer.compareUnsigned(word, constant) >= 0;
            case 0x45 -> (word & constant) != 0;
            default -> throw new AssertionError("no such instruction: " + code);
        };
    }
}
