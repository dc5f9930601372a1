package containers.cgroups;

import containers.calls.DirectoryCalls;
import containers.cgroups.hierarchy.ControlFile;
import containers.cgroups.hierarchy.Version;
import containers.kernel.CallList;
import java.io.File;
import java.util.List;

/**
 * A group that is given to a user, who may then make groups below it and share out what it has. Its own limits stay out
 * of that user's reach: their files aren't given away. Neither is a group of version 1 that can freeze its members.
 *
 * <p>Source: {@code Documentation/admin-guide/cgroup-v2.rst}, "Delegation". Version 1 has no such rule, but the same comes
 * of it: where a user is shown no group but this, as in a cgroup namespace, there is no way out of it.
 *
 * @param uid the user's ID on the host
 * @param gid the group's
 */
record Delegation(long uid, long gid) {

    /** The files to give away, as this kernel knows them. */
    private static final String KERNELS_LIST = "/sys/kernel/cgroup/delegate";

    private static final List<String> VERSION_1 = List.of("cgroup.procs", "tasks");
    private static final List<String> VERSION_2 = List.of("cgroup.procs", "cgroup.threads", "cgroup.subtree_control");

    /** Adds the calls that give it away, after those that make it. */
    void addTo(CallList parent, GroupDirectory group) {
        makeUsable(parent, group);
        if (freezes(group)) {
            return;
        }
        parent.add(DirectoryCalls.fchownat(group.path(), uid, gid));
        for (String file : files(group.place().version())) {
            // Some are there only with some controllers.
            parent.attempt(DirectoryCalls.fchownat(group.path() + "/" + file, uid, gid));
        }
    }

    /** Version 1: who is frozen can't be ended, not even by SIGKILL, so nobody may freeze themselves to outlive a run. */
    private static boolean freezes(GroupDirectory group) {
        return group.place().hierarchy().identity().matches("(.*,)?freezer(,.*)?");
    }

    /** Version 1: what version 2 does by itself. */
    private static void makeUsable(CallList parent, GroupDirectory group) {
        // Before Linux 5.11 a limit held for the groups below only with this.
        setIfThere(parent, group, "memory.use_hierarchy", "1");
        // A new group has no processors and no memory at first, and nobody can be in it: cpuset(7).
        for (String file : List.of("cpuset.cpus", "cpuset.mems")) {
            setIfThere(
                    parent,
                    group,
                    file,
                    ControlFile.read(group.place().directory() + "/" + file).strip());
        }
    }

    private static void setIfThere(CallList parent, GroupDirectory group, String file, String value) {
        boolean there =
                group.place().version() == Version.V1 && new File(group.place().directory(), file).exists();
        if (there) {
            GroupDirectory.write(parent, group.path() + "/" + file, value, true);
        }
    }

    private static List<String> files(Version version) {
        if (version == Version.V1) {
            return VERSION_1;
        }
        String kernels = ControlFile.read(KERNELS_LIST).strip();
        return kernels.isEmpty() ? VERSION_2 : List.of(kernels.split("\n", -1));
    }
}
