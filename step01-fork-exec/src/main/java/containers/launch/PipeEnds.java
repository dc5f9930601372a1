package containers.launch;

import static containers.calls.RoutineCalls.memcpy;

import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.kernel.Argument;
import containers.kernel.CallList;
import java.util.Arrays;

/** A pipe that a program makes: pipe2(2) writes two ints, and a later call takes each from a word of its own. */
public final class PipeEnds {

    private final Argument.Bytes both;
    private final Argument.Content readEnd;
    private final Argument.Content writeEnd;

    /** @param name how the two are called when they are printed */
    public PipeEnds(String name) {
        both = new Argument.Bytes(new byte[2 * Integer.BYTES], "&" + name);
        readEnd = new Argument.Content(unset(), name + "[0]");
        writeEnd = new Argument.Content(unset(), name + "[1]");
    }

    private static byte[] unset() {
        byte[] word = new byte[Long.BYTES];
        Arrays.fill(word, (byte) -1);
        return word;
    }

    /** Adds the calls that make it. */
    public void addTo(CallList calls) {
        calls.add(FileCalls.pipe2(both.content(), OpenFlag.O_CLOEXEC));
        calls.add(memcpy(address(readEnd), both, Integer.BYTES));
        calls.add(memcpy(address(writeEnd), new Argument.Inside(both, Integer.BYTES), Integer.BYTES));
    }

    public Argument.Content readEnd() {
        return readEnd;
    }

    public Argument.Content writeEnd() {
        return writeEnd;
    }

    /** Where such an end's number is written. */
    public static Argument address(Argument.Content end) {
        return new Argument.Bytes(end.buffer(), "&" + end.text());
    }
}
