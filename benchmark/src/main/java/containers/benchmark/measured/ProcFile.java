package containers.benchmark.measured;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel tells of a process in {@code /proc}. */
public final class ProcFile {

    private ProcFile() {}

    /** The content; empty when the process is no more. */
    public static String read(String path) {
        try {
            return Files.readString(Path.of("/proc/" + path)).strip();
        } catch (IOException gone) {
            return "";
        }
    }

    /** The number behind that name on a line of its own, as in {@code Pss:   12 kB}. */
    public static long number(String content, String name) {
        for (String line : content.split("\n", -1)) {
            if (line.startsWith(name)) {
                return Long.parseLong(line.substring(name.length()).replaceAll("\\D", ""));
            }
        }
        return 0;
    }
}
