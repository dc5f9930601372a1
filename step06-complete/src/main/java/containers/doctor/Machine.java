package containers.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A machine as its files tell.
 *
 * @param root where they are: {@code /}, and another directory in tests
 */
record Machine(Path root) {

    static Machine current() {
        return new Machine(Path.of("/"));
    }

    /** A file's text without the spaces around it; empty where there is none that this user can read. */
    String text(String file) {
        try {
            return Files.readString(root.resolve(file), StandardCharsets.ISO_8859_1)
                    .strip();
        } catch (IOException notThere) {
            return "";
        }
    }

    boolean has(String file) {
        return Files.exists(root.resolve(file));
    }

    /** What a line of a process's {@code status} says: proc_pid_status(5). */
    String status(String name) {
        return text("proc/self/status")
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }
}
