package containers.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How much there is of what a launch could leave behind. */
final class HostState {

    /** How far below the top control groups are counted: processes of other programs come and go below. */
    private static final int DEPTH = 4;

    private HostState() {}

    /** Counts, by what is counted. */
    static Map<String, Long> count() throws IOException {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("mounts", (long)
                Files.readAllLines(Path.of("/proc/self/mountinfo")).size());
        counts.put("control groups", controlGroups());
        counts.put("records of groups", entries("/run/contain"));
        counts.put("network interfaces", entries("/sys/class/net"));
        counts.put("child processes", ProcessHandle.current().children().count());
        counts.put("open descriptors", entries("/proc/self/fd"));
        return counts;
    }

    /** The memory of this JVM that is in RAM, in KiB: the heap, which has a fixed size here, and everything else. */
    static long residentMemory() throws IOException {
        System.gc();
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("/proc/self/status has no VmRSS");
    }

    private static long controlGroups() throws IOException {
        Path top = Path.of("/sys/fs/cgroup");
        return Files.isDirectory(top) ? directoriesBelow(top, DEPTH) : 0;
    }

    /** A group that vanishes meanwhile counts as none. */
    private static long directoriesBelow(Path directory, int depth) {
        long count = 0;
        for (Path entry : list(directory)) {
            if (Files.isDirectory(entry, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                count += 1 + (depth > 1 ? directoriesBelow(entry, depth - 1) : 0);
            }
        }
        return count;
    }

    private static long entries(String directory) {
        return list(Path.of(directory)).size();
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        } catch (IOException notThere) {
            return List.of();
        }
    }
}
