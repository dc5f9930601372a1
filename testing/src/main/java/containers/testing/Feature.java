package containers.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a test may need of the machine it runs on. */
public enum Feature {
    ROOT("root") {
        @Override
        boolean isThere() {
            return euid().equals("0");
        }
    },
    NOT_ROOT("an ordinary user") {
        @Override
        boolean isThere() {
            return !euid().equals("0");
        }
    },
    CGROUP_V1("control groups v1 (no memory controller there)") {
        @Override
        boolean isThere() {
            return contains("/proc/self/cgroup", ":memory:");
        }
    },
    CGROUP_V2("control groups v2 (no memory controller there)") {
        @Override
        boolean isThere() {
            return contains("/sys/fs/cgroup/cgroup.controllers", "memory");
        }
    };

    private final String description;

    Feature(String description) {
        this.description = description;
    }

    abstract boolean isThere();

    /** As in "needs root". */
    @Override
    public String toString() {
        return description;
    }

    /** The effective user ID, the second of the four numbers: proc_pid_status(5). */
    private static String euid() {
        for (String line : read("/proc/self/status").split("\n", -1)) {
            if (line.startsWith("Uid:")) {
                return line.split("\t", -1)[2];
            }
        }
        throw new IllegalStateException("/proc/self/status has no line 'Uid:'");
    }

    private static boolean contains(String file, String text) {
        return Files.exists(Path.of(file)) && read(file).contains(text);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
