package containers.cgroups.hierarchy;

import containers.filesystems.MountInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The trees of control groups on this machine: on a host with version 2 there is one, with version 1 one for each
 * controller or two, and on a hybrid host both.
 *
 * <p>Source: cgroups(7).
 */
public final class Hierarchies {

    private final List<Hierarchy> all;

    private Hierarchies(List<Hierarchy> all) {
        this.all = all;
    }

    /** Those that this process sees. */
    public static Hierarchies current() {
        return of(MountInfo.ofThisProcess(), ControlFile.read("/proc/self/cgroup"));
    }

    /**
     * Those of the kernel's two tables.
     *
     * @param mounts where each tree is mounted
     * @param groups the content of {@code /proc/self/cgroup}: where in each tree this process is
     */
    public static Hierarchies of(List<MountInfo> mounts, String groups) {
        List<Hierarchy> all = new ArrayList<>();
        for (MountInfo mount : mounts) {
            Optional<HierarchyMount> tree = HierarchyMount.of(mount);
            if (tree.isPresent()) {
                Hierarchy hierarchy = tree.get().hierarchy(groups);
                for (Hierarchy earlier : all) {
                    hierarchy = hierarchy.without(earlier);
                }
                all.add(hierarchy);
            }
        }
        return new Hierarchies(all);
    }

    public List<Hierarchy> all() {
        return all;
    }

    /** The tree with that controller, if there is one. */
    Optional<Hierarchy> find(Controller controller) {
        for (Hierarchy hierarchy : all) {
            if (hierarchy.has(controller)) {
                return Optional.of(hierarchy);
            }
        }
        return Optional.empty();
    }

    /**
     * The tree with that controller.
     *
     * @throws ControlGroupException when no tree has it
     */
    public Hierarchy require(Controller controller) {
        Optional<Hierarchy> hierarchy = find(controller);
        if (hierarchy.isPresent()) {
            return hierarchy.get();
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
