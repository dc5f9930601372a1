package containers.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.opentest4j.AssertionFailedError;

/** Processes as {@code /proc} shows them, also those of others. */
public final class Processes {

    private Processes() {}

    /** Whether there is such a process, and not just its exit status that nobody has asked for yet. */
    public static boolean isRunning(long pid) {
        return status(pid, "State").filter(state -> !state.startsWith("Z")).isPresent();
    }

    /** What a line of its {@code status} says, or nothing when there is no such process. */
    public static Optional<String> status(long pid, String name) {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
            return lines.stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Fails when a process is still running after that time. */
    public static void awaitEnd(long pid, Duration patience) {
        await("process " + pid + " has ended", patience, () -> !isRunning(pid));
    }

    /** Fails when something hasn't come true after that time. */
    public static void await(String what, Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionFailedError("after " + patience + " it isn't so that " + what);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
