package containers.cgroups;

import java.util.ArrayList;
import java.util.List;

/**
 * The trees of control groups on this machine: on a host with version 2 there is one, with version 1 one for each
 * controller or two, and on a hybrid host both.
 *
 * <p>Sources: proc_pid_mountinfo(5), cgroups(7).
 */
public final class Hierarchies {

    private final List<Hierarchy> all;

    private Hierarchies(List<Hierarchy> all) {
        this.all = all;
    }

    /** Those that this process sees. */
    public static Hierarchies current() {
        return parse(ControlFile.read("/proc/self/mountinfo"), ControlFile.read("/proc/self/cgroup"));
    }

    /**
     * Reads the kernel's two tables.
     *
     * @param mountinfo says where each tree is mounted
     * @param groups says where in each tree this process is
     */
    static Hierarchies parse(String mountinfo, String groups) {
        List<Hierarchy> all = new ArrayList<>();
        int start = 0;
        while (start < mountinfo.length()) {
            int end = ControlFile.endOfLine(mountinfo, start);
            HierarchyMount mount = HierarchyMount.parse(mountinfo.substring(start, end));
            if (mount != null) {
                Hierarchy hierarchy = mount.hierarchy(groups);
                for (Hierarchy earlier : all) {
                    hierarchy = hierarchy.without(earlier);
                }
                all.add(hierarchy);
            }
            start = end + 1;
        }
        return new Hierarchies(all);
    }

    List<Hierarchy> all() {
        return all;
    }

    /** The tree with that controller, or {@code null}. */
    Hierarchy find(Controller controller) {
        for (Hierarchy hierarchy : all) {
            if (hierarchy.has(controller)) {
                return hierarchy;
            }
        }
        return null;
    }

    /**
     * The tree with that controller.
     *
     * @throws ControlGroupException when no tree has it
     */
    Hierarchy require(Controller controller) {
        Hierarchy hierarchy = find(controller);
        if (hierarchy != null) {
            return hierarchy;
        }
        if (all.isEmpty()) {
            throw new ControlGroupException("no control groups are mounted here, so the controller " + controller
                    + " is missing: mount -t cgroup2 cgroup2 /sys/fs/cgroup");
        }
        throw new ControlGroupException(
                "the controller " + controller + " is missing: no mounted tree of control groups"
                        + " has it (see /proc/cgroups; the kernel's command line may have cgroup_disable="
                        + controller.name(Version.V1) + ")");
    }
}
