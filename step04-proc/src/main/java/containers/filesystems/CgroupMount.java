package containers.filesystems;

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

    /** The hierarchies that this process sees at or below {@code /sys/fs/cgroup}, in the order in which they were mounted. */
    public static List<CgroupMount> ofHost() {
        return among(MountInfo.ofThisProcess());
    }

    static List<CgroupMount> among(List<MountInfo> mounts) {
        List<CgroupMount> hierarchies = new ArrayList<>();
        for (MountInfo mount : mounts) {
            String path = mount.mountPoint();
            boolean isHierarchy = mount.type().equals("cgroup") || mount.type().equals("cgroup2");
            if (isHierarchy && (path.equals(ROOT) || path.startsWith(ROOT + "/"))) {
                hierarchies.add(new CgroupMount(path, mount.type(), withoutGeneral(mount.options())));
            }
        }
        return hierarchies;
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
