package containers.launch;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/** Hexadecimal digits for a name that nobody has used before. */
public final class RandomHex {

    private RandomHex() {}

    /**
     * Reads them from the kernel (random(4)): Java's own SecureRandom takes tens of milliseconds to start.
     *
     * @param count an even number of digits
     */
    public static String digits(int count) {
        try (FileInputStream random = new FileInputStream("/dev/urandom")) {
            return HexFormat.of().formatHex(random.readNBytes(count / 2));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
