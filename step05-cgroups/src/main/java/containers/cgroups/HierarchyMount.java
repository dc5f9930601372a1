package containers.cgroups;

import containers.filesystems.MountInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * A mounted tree of control groups.
 *
 * @param version from the file system's type
 * @param mount its root is the group that is seen at the mount point: inside a container often not the topmost. The
 *     options of version 1 name its controllers.
 */
record HierarchyMount(Version version, MountInfo mount) {

    /** The mount as a tree of control groups, or {@code null} when it is of another kind. */
    static HierarchyMount of(MountInfo mount) {
        return switch (mount.type()) {
            case "cgroup" -> new HierarchyMount(Version.V1, mount);
            case "cgroup2" -> new HierarchyMount(Version.V2, mount);
            default -> null;
        };
    }

    /** @param groups the content of {@code /proc/self/cgroup} */
    Hierarchy hierarchy(String groups) {
        List<Controller> controllers = controllers();
        return new Hierarchy(version, controllers, mount.mountPoint(), directory(groupIn(groups, controllers)));
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
