package containers.runner;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** A container's name when it wasn't given one: twelve hexadecimal digits, as Docker's. */
final class ContainerId {

    private static final int DIGITS = 12;

    private ContainerId() {}

    /** Read from the kernel (random(4)): Java's own SecureRandom takes tens of milliseconds to start. */
    static String fresh() {
        try (FileInputStream random = new FileInputStream("/dev/urandom")) {
            String digits = Long.toHexString(
                    ByteBuffer.wrap(random.readNBytes(Long.BYTES)).getLong());
            return ("0".repeat(DIGITS) + digits).substring(digits.length());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
