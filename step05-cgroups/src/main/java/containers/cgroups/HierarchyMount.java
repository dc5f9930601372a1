package containers.cgroups;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of {@code /proc/self/mountinfo} that mounts a tree of control groups.
 *
 * @param version from the file system's type
 * @param root the group that is seen at the mount point: inside a container often not the topmost
 * @param mountPoint where it is seen
 * @param options of version 1: its controllers
 */
record HierarchyMount(Version version, String root, String mountPoint, String options) {

    /** The line's mount, or {@code null} when it is of another kind. */
    static HierarchyMount parse(String line) {
        // 32 31 0:29 / /sys/fs/cgroup/cpu rw,relatime shared:9 - cgroup cgroup rw,cpu
        int separator = line.indexOf(" - cgroup");
        if (separator < 0) {
            return null;
        }
        String type = field(line, separator + 3, 0);
        if (!type.equals("cgroup") && !type.equals("cgroup2")) {
            return null;
        }
        Version version = type.equals("cgroup") ? Version.V1 : Version.V2;
        return new HierarchyMount(
                version, unescape(field(line, 0, 3)), unescape(field(line, 0, 4)), field(line, separator + 3, 2));
    }

    /** @param groups the content of {@code /proc/self/cgroup} */
    Hierarchy hierarchy(String groups) {
        List<Controller> controllers = controllers();
        return new Hierarchy(version, controllers, mountPoint, directory(groupIn(groups, controllers)));
    }

    private List<Controller> controllers() {
        String words = version == Version.V1
                ? options.replace(',', ' ')
                : ControlFile.read(mountPoint + "/cgroup.controllers");
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
        return root;
    }

    /** Where a group is to be seen, given that {@link #root} is seen at the mount point. */
    private String directory(String group) {
        String below = root.equals("/") ? group : group.startsWith(root) ? group.substring(root.length()) : "";
        boolean visible = below.startsWith("/") && !below.equals("/") && !below.startsWith("/..");
        return visible ? mountPoint + below : mountPoint;
    }

    /** The field with that number, counted from 0 at {@code start}, of fields that single spaces separate. */
    private static String field(String line, int start, int number) {
        int from = start;
        for (int i = 0; i < number; i++) {
            from = line.indexOf(' ', from) + 1;
        }
        int to = line.indexOf(' ', from);
        return line.substring(from, to < 0 ? line.length() : to);
    }

    /** The kernel writes a space in a path as {@code \040}. */
    private static String unescape(String path) {
        if (path.indexOf('\\') < 0) {
            return path;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '\\') {
                plain.append((char) Integer.parseInt(path.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                plain.append(path.charAt(i));
            }
        }
        return plain.toString();
    }
}
