package containers.benchmark.soak;

import containers.benchmark.measured.ProcFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What there is of all that a launch could leave behind, each thing by its name. So what other programs of the host make
 * and remove meanwhile isn't taken for ours: it has gone a little later.
 */
final class HostState {

    /** How far below the top control groups are counted: processes of other programs come and go below. */
    private static final int DEPTH = 4;

    private static final Set<String> NAMES = Set.of("contain", "true", "nap", "pause");

    private HostState() {}

    static Map<String, Set<String>> now() throws IOException {
        Map<String, Set<String>> state = new LinkedHashMap<>();
        state.put("mounts", Set.copyOf(Files.readAllLines(Path.of("/proc/self/mountinfo"))));
        state.put("control groups", groups(Path.of("/sys/fs/cgroup"), DEPTH));
        state.put("records of groups", records());
        state.put("network interfaces", names(Path.of("/sys/class/net")));
        state.put("processes", processes());
        state.put("open descriptors", descriptors());
        return state;
    }

    /** The files in which monitors of root's write down their groups. */
    static Set<String> records() {
        return names(Path.of("/run/contain"));
    }

    /** The memory of this JVM that is in RAM, in KiB: the heap, which has a fixed size here, and everything else. */
    static long residentMemory() {
        System.gc();
        return ProcFile.number(ProcFile.read("self/status"), "VmRSS:");
    }

    /** A group that vanishes meanwhile counts as none. */
    private static Set<String> groups(Path directory, int depth) {
        Set<String> groups = new HashSet<>();
        for (Path entry : list(directory)) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                groups.add(entry.toString());
                if (depth > 1) {
                    groups.addAll(groups(entry, depth - 1));
                }
            }
        }
        return groups;
    }

    /** Those that are called as a monitor, a guardian or one of our containers is, zombies too. */
    static Set<String> processes() {
        Set<String> processes = new HashSet<>();
        for (String name : names(Path.of("/proc"))) {
            String called = Character.isDigit(name.charAt(0)) ? ProcFile.read(name + "/comm") : "";
            if (NAMES.contains(called)) {
                processes.add(name + " " + called);
            }
        }
        return processes;
    }

    /** Where they lead to doesn't matter, only how many there are: one is that with which they are counted. */
    private static Set<String> descriptors() {
        return names(Path.of("/proc/self/fd"));
    }

    private static Set<String> names(Path directory) {
        Set<String> names = new HashSet<>();
        list(directory).forEach(entry -> names.add(entry.getFileName().toString()));
        return names;
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        } catch (IOException notThere) {
            return List.of();
        }
    }
}
