package containers.bridge.lease;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The network namespaces that somebody can still come to: namespaces(7). A thread is in one, has its file open, or has that
 * mounted somewhere. Where only a socket is left, nobody comes to it any more. Most kernels have no list of them all.
 *
 * @param proc where the processes are
 */
public record LivingNetworks(Path proc) {

    /** Who sees all processes is in the first PID namespace, whose number is fixed: {@code PROC_PID_INIT_INO}. */
    private static final String OF_ALL = "pid:[4026531836]";

    private static final Pattern NETWORK = Pattern.compile("net:\\[([0-9]+)\\]");

    public static final LivingNetworks HERE = new LivingNetworks(Path.of("/proc"));

    /** Whether all processes are seen here. Who sees only some knows of none that it is gone. */
    public boolean areAll() {
        try {
            return Files.readSymbolicLink(proc.resolve("self/ns/pid"))
                    .toString()
                    .equals(OF_ALL);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Their numbers. It is a walk through all that all processes have, and takes as long. */
    public Set<String> numbers() {
        Set<String> found = new HashSet<>();
        Set<String> mounts = new HashSet<>();
        each(
                proc,
                "[0-9]*",
                process -> each(process.resolve("task"), "*", thread -> {
                    add(found, link(thread.resolve("ns/net")));
                    each(thread.resolve("fd"), "*", descriptor -> add(found, link(descriptor)));
                    if (mounts.add(link(thread.resolve("ns/mnt")))) {
                        add(found, text(thread.resolve("mountinfo")));
                    }
                }));
        return found;
    }

    private static void add(Set<String> found, String text) {
        Matcher network = NETWORK.matcher(text);
        while (network.find()) {
            found.add(network.group(1));
        }
    }

    private interface Visit {
        void at(Path path);
    }

    private static void each(Path directory, String names, Visit visit) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, names)) {
            entries.forEach(visit::at);
        } catch (IOException | DirectoryIteratorException gone) {
            return; // processes end meanwhile
        }
    }

    private static String link(Path path) {
        try {
            return Files.readSymbolicLink(path).toString();
        } catch (IOException gone) {
            return "";
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException gone) {
            return "";
        }
    }
}
