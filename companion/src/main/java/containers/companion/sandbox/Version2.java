package containers.companion.sandbox;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_WRONLY;

import containers.calls.FileCalls;
import containers.cgroups.hierarchy.Controller;
import containers.cgroups.hierarchy.Version;
import containers.filesystems.MountInfo;
import containers.kernel.Argument;
import containers.kernel.CallList;

/**
 * A sandbox's group of version 2, from inside.
 *
 * <p>Groups below it get controllers only from a group that has no processes: {@code admin-guide/cgroup-v2.rst}, "No
 * Internal Process Constraint". So all of the sandbox moves into a leaf of it.
 */
final class Version2 {

    static final String LEAF = "sandbox";

    private static final int FOR_ALL = 0755;

    private Version2() {}

    /**
     * Whether whoever is in a cgroup namespace can't write to the limits of its topmost group, also as the user whom its
     * files belong to.
     */
    static boolean keepsLimitsOfNamespaces() {
        return MountInfo.ofThisProcess().stream()
                .anyMatch(mount ->
                        mount.type().equals("cgroup2") && mount.options().matches("(.*,)?nsdelegate(,.*)?"));
    }

    /**
     * Adds the calls by which the caller and all its later children leave the group for its leaf.
     *
     * @param group its directory
     */
    static void moveToLeaf(CallList parent, String group) {
        parent.add(FileCalls.mkdirat(group + "/" + LEAF, FOR_ALL));
        Argument.Result members =
                parent.add(FileCalls.openat(group + "/" + LEAF + "/cgroup.procs", O_WRONLY, O_CLOEXEC));
        parent.add(FileCalls.write(members, "0"));
        parent.add(FileCalls.close(members));
        Argument.Result passedOn = parent.add(FileCalls.openat(group + "/cgroup.subtree_control", O_WRONLY, O_CLOEXEC));
        for (Controller controller : Controller.values()) {
            String name = controller.name(Version.V2);
            if (name != null) {
                // Not every group has every controller.
                parent.attempt(FileCalls.write(passedOn, "+" + name));
            }
        }
        parent.add(FileCalls.close(passedOn));
    }
}
