package containers.identity;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_DIRECTORY;
import static containers.calls.OpenFlag.O_PATH;

import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a file of a root filesystem that may be hostile: its links lead nowhere else, and what isn't a file isn't opened. A
 * device would do something by being opened, a pipe would wait for somebody.
 */
final class FileBelow {

    /** More than any list of users needs. */
    private static final int MOST = 1 << 20;

    private FileBelow() {}

    /** Its content; "" where there is no such file, or none that can be read. */
    static String read(String root, String path) {
        try {
            long directory = Kernel.call(FileCalls.openat(root, O_PATH, O_DIRECTORY, O_CLOEXEC));
            try {
                return readIn(Argument.number(directory), path);
            } finally {
                Kernel.call(FileCalls.close(Argument.number(directory)));
            }
        } catch (SystemCallException notThere) {
            return "";
        }
    }

    private static String readIn(Argument directory, String path) {
        long file = Kernel.call(FileCalls.openat2_in_root(directory, path, O_PATH, O_CLOEXEC));
        try {
            // What the descriptor stands for, whatever has become of the path: proc_pid_fd(5).
            Path found = Path.of("/proc/self/fd", Long.toString(file));
            return Files.isRegularFile(found) ? content(found) : "";
        } finally {
            Kernel.call(FileCalls.close(Argument.number(file)));
        }
    }

    private static String content(Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            return new String(input.readNBytes(MOST), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
