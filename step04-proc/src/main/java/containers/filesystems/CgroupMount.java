package containers.filesystems;

import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A hierarchy of control groups as this host has it mounted.
 *
 * <p>Version 2 is one hierarchy for everything. Of version 1 there is one for each controller or few of them; hosts with
 * both exist, and are called hybrid: cgroups(7).
 *
 * @param path where it is mounted
 * @param type "cgroup" for version 1, "cgroup2" for version 2
 * @param options what tells a hierarchy of version 1 from the others: its controllers, or its name
 */
public record CgroupMount(String path, String type, String options) {

    private static final String ROOT = "/sys/fs/cgroup";

    /** The hierarchies mounted at or below {@code /sys/fs/cgroup}, in the order in which they were mounted. */
    public static List<CgroupMount> ofHost() {
        try (BufferedReader mountinfo =
                new BufferedReader(new FileReader("/proc/self/mountinfo", StandardCharsets.UTF_8))) {
            List<CgroupMount> mounts = new ArrayList<>();
            for (String line = mountinfo.readLine(); line != null; line = mountinfo.readLine()) {
                CgroupMount mount = parse(line);
                if (mount != null) {
                    mounts.add(mount);
                }
            }
            return mounts;
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /**
     * Reads a line like {@code 35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory}: the fifth field is the
     * path, and behind the hyphen are the type, the source and the options (proc_pid_mountinfo(5)).
     */
    static CgroupMount parse(String line) {
        int hyphen = line.indexOf(" - cgroup");
        if (hyphen < 0) {
            return null;
        }
        String path = line.split(" ", 6)[4];
        String[] filesystem = line.substring(hyphen + 3).split(" ", 3);
        if (!path.equals(ROOT) && !path.startsWith(ROOT + "/")) {
            return null;
        }
        return new CgroupMount(path, filesystem[0], withoutGeneral(filesystem[2]));
    }

    boolean isVersion2() {
        return type.equals("cgroup2");
    }

    /** Whether it is the only one: version 2 alone is mounted at the top itself. */
    boolean isRoot() {
        return path.equals(ROOT);
    }

    /** The options without those that say nothing about which hierarchy this is. */
    private static String withoutGeneral(String options) {
        StringBuilder kept = new StringBuilder();
        for (String option : options.split(",", -1)) {
            boolean general = option.equals("rw")
                    || option.equals("ro")
                    || option.equals("seclabel")
                    || option.equals("xattr")
                    || option.equals("clone_children")
                    || option.startsWith("release_agent=");
            if (!general) {
                kept.append(kept.isEmpty() ? "" : ",").append(option);
            }
        }
        return kept.toString();
    }
}
