package containers.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One of the kernel's switches, a file with 0 in it or another number.
 *
 * @param file below {@code /proc/sys}
 */
record Switch(Path file) {

    /** Whether it is on. One that isn't there any more is off: interfaces come and go, and one that is gone passes nothing on. */
    boolean isOn() throws IOException {
        try {
            return !Files.readString(file).strip().equals("0");
        } catch (IOException unreadable) {
            if (Files.notExists(file)) {
                return false;
            }
            throw unreadable;
        }
    }

    void turn(boolean on) throws IOException {
        Files.writeString(file, on ? "1\n" : "0\n");
    }
}
