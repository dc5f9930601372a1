package containers.telling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What this process sees of the machine, to be compared with what a child sees. */
public final class HostFacts {

    private HostFacts() {}

    public static String hostname() {
        return firstLine(Path.of("/proc/sys/kernel/hostname"));
    }

    /** How many processes its {@code /proc} shows. */
    public static long processes() {
        return processes(Path.of("/proc"));
    }

    /** How many processes a {@code /proc} shows, wherever that is. */
    public static long processes(Path proc) {
        try (Stream<Path> names = Files.list(proc)) {
            return names.filter(name -> name.getFileName().toString().matches("\\d+"))
                    .count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What a line of a process's {@code status} says: proc_pid_status(5). */
    public static String status(int pid, String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Integer.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("?");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All of its memory in MiB: {@code MemTotal} is in KiB, and the first line. */
    public static long memory() {
        return Long.parseLong(firstLine(Path.of("/proc/meminfo")).replaceAll("\\D+", "")) / 1024;
    }

    public static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** The first line of a file. */
    public static String firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
