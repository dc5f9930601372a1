package containers.cgroups.hierarchy;

import containers.filesystems.MountInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * A mounted tree of control groups.
 *
 * @param version from the file system's type
 * @param mount its root is the group that is seen at the mount point: inside a container often not the topmost. The
 *     options of version 1 name its controllers.
 */
record HierarchyMount(Version version, MountInfo mount) {

    private static final Set<String> GENERAL = Set.of("rw", "ro", "seclabel", "xattr", "clone_children");

    /** The mount as a tree of control groups. Empty when it is of another kind. */
    static Optional<HierarchyMount> of(MountInfo mount) {
        return switch (mount.type()) {
            case "cgroup" -> Optional.of(new HierarchyMount(Version.V1, mount));
            case "cgroup2" -> Optional.of(new HierarchyMount(Version.V2, mount));
            default -> Optional.empty();
        };
    }

    /** @param groups the content of {@code /proc/self/cgroup} */
    Hierarchy hierarchy(String groups) {
        List<Controller> controllers = controllers();
        return new Hierarchy(
                version, controllers, mount.mountPoint(), directory(groupIn(groups, controllers)), identity());
    }

    /** Version 1: the options without those that say nothing about which hierarchy this is. */
    private String identity() {
        if (version == Version.V2) {
            return "";
        }
        StringJoiner kept = new StringJoiner(",");
        for (String option : mount.options().split(",", -1)) {
            if (!GENERAL.contains(option) && !option.startsWith("release_agent=")) {
                kept.add(option);
            }
        }
        return kept.toString();
    }

    private List<Controller> controllers() {
        String words = version == Version.V1
                ? mount.options().replace(',', ' ')
                : ControlFile.read(mount.mountPoint() + "/cgroup.controllers");
        List<Controller> controllers = new ArrayList<>();
        for (Controller controller : Controller.values()) {
            String name = controller.name(version);
            if (name != null && ControlFile.hasWord(words, name)) {
                controllers.add(controller);
            }
        }
        return controllers;
    }

    /** Finds the line {@code ID:controllers:path} of this tree; version 2's line has no controllers. */
    private String groupIn(String groups, List<Controller> controllers) {
        int start = 0;
        while (start < groups.length()) {
            int end = ControlFile.endOfLine(groups, start);
            int first = groups.indexOf(':', start);
            int second = groups.indexOf(':', first + 1);
            String names = groups.substring(first + 1, second).replace(',', ' ');
            boolean matches = version == Version.V2
                    ? names.isEmpty()
                    : !controllers.isEmpty()
                            && ControlFile.hasWord(names, controllers.get(0).name(version));
            if (matches) {
                return groups.substring(second + 1, end);
            }
            start = end + 1;
        }
        return mount.root();
    }

    /** Where a group is to be seen, given that the mount's root is seen at the mount point. */
    private String directory(String group) {
        String root = mount.root();
        String below = root.equals("/") ? group : group.startsWith(root) ? group.substring(root.length()) : "";
        boolean visible = below.startsWith("/") && !below.equals("/") && !below.startsWith("/..");
        return visible ? mount.mountPoint() + below : mount.mountPoint();
    }
}
