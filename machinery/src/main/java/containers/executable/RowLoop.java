package containers.executable;

import containers.kernel.Architecture;
import java.util.Arrays;

/**
 * The machine code that works through a program's rows, and the routines that rows can use besides system calls.
 *
 * <p>It needs nothing but the rows: no heap, no lock, not even a stack, so that a child can share its parent's memory and
 * run it too. As C:
 *
 * <pre>{@code
 * for (;;) {
 *     *row->result = syscall(row->number, *row->argument[0], ..., *row->argument[5]);
 *     row = is_failure(*row->result) ? row->after_failure : *row->result == 0 ? row->after_zero : row->after_positive;
 * }
 * }</pre>
 *
 * <p>Each argument is the <em>address</em> of a value. Most point at a constant; one that points at an earlier row's
 * result uses what that call returned, and the code needs no branch for it. Results are apart from the rows: nobody writes
 * to a row, so its page stays a page of the file, and takes no memory of its own.
 */
public final class RowLoop {

    // A row is twelve numbers of 4 bytes: the program stays below the address 4 GiB.
    static final int NUMBER = 0;
    static final int ARGUMENTS = 4;
    static final int AFTER_POSITIVE = 28;
    static final int AFTER_ZERO = 32;
    static final int AFTER_FAILURE = 36;
    static final int RESULT = 40;
    static final int TELLINGS = 44;
    static final int ROW_SIZE = 48;

    private RowLoop() {}

    /** The instructions. The eight bytes before them hold the first row's address. */
    static byte[] code(Architecture architecture) {
        return bytes(listing(architecture));
    }

    /** The code as a person reads it: hexadecimal digits, instruction, comment; or a label. */
    public static String listing(Architecture architecture) {
        return architecture == Architecture.X86_64 ? RowLoopX86_64.LISTING : RowLoopAarch64.LISTING;
    }

    /** The hexadecimal digits at the start of each line. A label has none. */
    private static byte[] bytes(String listing) {
        byte[] bytes = new byte[listing.length()];
        int size = 0;
        for (String line : listing.split("\n", -1)) {
            int end = line.indexOf(' ');
            for (int i = 0; i < end; i += 2) {
                bytes[size++] = (byte) (digit(line, i) << 4 | digit(line, i + 1));
            }
        }
        return Arrays.copyOf(bytes, size);
    }

    /** Java's own HexFormat takes a cold start several times as long. */
    private static int digit(String line, int place) {
        char digit = line.charAt(place);
        return digit <= '9' ? digit - '0' : digit - 'a' + 10;
    }
}
