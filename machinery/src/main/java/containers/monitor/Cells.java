package containers.monitor;

import containers.calls.SigInfo;
import containers.kernel.Argument;
import java.util.Arrays;

/** The words and buffers that a monitor's rows share. */
final class Cells {

    /** What waitid(2) writes about the child's end. */
    final byte[] info = new byte[SigInfo.SIZE];

    /** The descriptor that stands for the child; below zero until there is one. */
    private final byte[] pidfd = unset();

    /** The same for the guardian. */
    private final byte[] guardian = unset();

    /** Not zero when Java has something to do at the end. */
    final byte[] afterword = new byte[Long.BYTES];

    Argument.Content pidfd() {
        return new Argument.Content(pidfd, "pidfd");
    }

    Argument.Content guardian() {
        return new Argument.Content(guardian, "guardian");
    }

    /** The address of such a word. */
    static Argument.Bytes address(Argument.Content cell) {
        return new Argument.Bytes(cell.buffer(), "&" + cell.text());
    }

    /** A word for a descriptor that isn't there yet. */
    static byte[] unset() {
        byte[] word = new byte[Long.BYTES];
        Arrays.fill(word, (byte) -1);
        return word;
    }
}
