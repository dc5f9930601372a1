package containers.cgroups;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** The names of groups: {@code contain-} and 16 hexadecimal digits that nobody has used before. */
final class GroupName {

    static final String PREFIX = "contain-";

    private GroupName() {}

    /** Read from the kernel: random(4). Java's own SecureRandom takes tens of milliseconds to start. */
    static String fresh() {
        try (FileInputStream random = new FileInputStream("/dev/urandom")) {
            long number = ByteBuffer.wrap(random.readNBytes(Long.BYTES)).getLong();
            String digits = Long.toHexString(number);
            return PREFIX + "0".repeat(2 * Long.BYTES - digits.length()) + digits;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
