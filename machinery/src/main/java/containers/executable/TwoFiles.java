package containers.executable;

import containers.program.Program;
import java.util.Arrays;

/**
 * A program in two files. The kernel runs the first, which stays as long as the program runs, and maps the second beside
 * it. That one is gone when the program has forgotten it: see {@link Program#forget}.
 *
 * @param lasting the first
 * @param passing the second; nothing where the first holds all
 */
@SuppressWarnings("ArrayRecordComponent") // Whoever writes them to files changes them before.
public record TwoFiles(byte[] lasting, byte[] passing) {

    /** The same where the kernel will find the second at that path. */
    public TwoFiles withPassingAt(String path) {
        byte[] file = lasting.clone();
        Elf.putInterpreter(file, path);
        return new TwoFiles(file, passing);
    }

    /** One behind the other: as much as there is to know of the program. */
    byte[] both() {
        byte[] both = Arrays.copyOf(lasting, lasting.length + passing.length);
        System.arraycopy(passing, 0, both, lasting.length, passing.length);
        return both;
    }
}
