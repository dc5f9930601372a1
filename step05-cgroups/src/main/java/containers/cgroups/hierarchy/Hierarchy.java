package containers.cgroups.hierarchy;

import java.util.ArrayList;
import java.util.List;

/**
 * One tree of control groups.
 *
 * @param version which interface its files have
 * @param controllers what can be limited there
 * @param mountPoint the tree's topmost group that can be seen here, as a directory
 * @param own the directory of this process's own group; {@code mountPoint} when it can't be seen
 * @param identity what mount(2) knows it by: in version 1 the names of its controllers, as in {@code cpu,cpuacct}; empty
 *     in version 2, which is a single tree
 */
public record Hierarchy(Version version, List<Controller> controllers, String mountPoint, String own, String identity) {

    public boolean has(Controller controller) {
        return controllers.contains(controller);
    }

    /** The same without the controllers that another hierarchy has: one can be mounted in two places. */
    Hierarchy without(Hierarchy other) {
        List<Controller> rest = new ArrayList<>(controllers);
        rest.removeAll(other.controllers);
        return new Hierarchy(version, rest, mountPoint, own, identity);
    }
}
