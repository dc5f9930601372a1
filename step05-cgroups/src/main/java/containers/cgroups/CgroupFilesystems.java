package containers.cgroups;

import static containers.rootfs.MountFlag.MS_BIND;
import static containers.rootfs.MountFlag.MS_NODEV;
import static containers.rootfs.MountFlag.MS_NOEXEC;
import static containers.rootfs.MountFlag.MS_NOSUID;
import static containers.rootfs.MountFlag.MS_RDONLY;
import static containers.rootfs.MountFlag.MS_RELATIME;
import static containers.rootfs.MountFlag.MS_REMOUNT;

import containers.calls.DirectoryCalls;
import containers.cgroups.hierarchy.Hierarchy;
import containers.cgroups.hierarchy.Version;
import containers.filesystems.Protection;
import containers.kernel.CallList;
import containers.rootfs.Mount;
import containers.rootfs.MountFlag;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A container's control group, as files below {@code /sys/fs/cgroup}, read-only: a container may read its limits, and
 * not change them. Only without any protection it may.
 *
 * <p>A cgroup namespace has the group that its maker is in for the root (cgroup_namespaces(7)). So a hierarchy is shown
 * only where the container has a group of its own: elsewhere the root would be the host's, with the limits and processes
 * of all others, and in version 1 with the file {@code release_agent}, whose content the kernel runs on the host as root.
 */
public final class CgroupFilesystems {

    private static final String ROOT = "/sys/fs/cgroup";

    private CgroupFilesystems() {}

    /** Mounts what shows that group. Comes after /sys, in which the place is, and in the cgroup namespace. */
    public static void addTo(CallList child, ControlGroup group, Protection protection) {
        addTo(child, group.hierarchies(), new File(ROOT).isDirectory(), protection);
    }

    /**
     * For a container that is in the host's cgroup namespace: what is mounted there would be the host's, from the topmost
     * group down. It sees none of it.
     */
    public static void coverHosts(CallList child) {
        if (new File(ROOT).isDirectory()) {
            Mount.cover(ROOT).addTo(child);
        }
    }

    /** Where a container sees its group of version 2; empty where it has none. */
    public static Optional<String> version2(ControlGroup group) {
        return group.hierarchies().stream()
                .filter(tree -> tree.version() == Version.V2)
                .filter(tree -> tree.mountPoint().equals(ROOT) || isBelow(tree))
                .map(Hierarchy::mountPoint)
                .findFirst();
    }

    /** @param there whether this kernel has the directory at all */
    static void addTo(CallList child, List<Hierarchy> own, boolean there, Protection protection) {
        List<Hierarchy> top = new ArrayList<>();
        List<Hierarchy> below = new ArrayList<>();
        for (Hierarchy hierarchy : own) {
            if (hierarchy.mountPoint().equals(ROOT)) {
                top.add(hierarchy);
            } else if (isBelow(hierarchy)) {
                below.add(hierarchy);
            }
        }
        if (!top.isEmpty()) {
            mount(top.get(0), protection).addTo(child);
        } else if (!below.isEmpty()) {
            addEach(child, below, protection);
        } else if (there) {
            // A fresh /sys has nothing there, but one that is borrowed from the host shows the host's groups.
            Mount.cover(ROOT).addTo(child);
        }
    }

    /** Version 1: a directory in memory has a directory for each hierarchy, and when all are there it is read-only. */
    private static void addEach(CallList child, List<Hierarchy> hierarchies, Protection protection) {
        Mount.of("tmpfs", ROOT, "tmpfs", MS_NOSUID, MS_NODEV, MS_NOEXEC)
                .with("mode=755")
                .addTo(child);
        for (Hierarchy hierarchy : hierarchies) {
            child.add(DirectoryCalls.mkdirat(hierarchy.mountPoint(), 0755));
            mount(hierarchy, protection).addTo(child);
        }
        Mount.change(ROOT, MS_REMOUNT, MS_BIND, MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC)
                .addTo(child);
    }

    private static Mount mount(Hierarchy hierarchy, Protection protection) {
        String type = hierarchy.version() == Version.V2 ? "cgroup2" : "cgroup";
        List<MountFlag> flags = new ArrayList<>(List.of(MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_RELATIME));
        if (protection.closed()) {
            flags.add(MS_RDONLY);
        }
        Mount mount = Mount.of("cgroup", hierarchy.mountPoint(), type, flags.toArray(new MountFlag[0]));
        return hierarchy.identity().isEmpty() ? mount : mount.with(hierarchy.identity());
    }

    /** Where distributions mount the hierarchies of version 1, and on hybrid hosts version 2 besides. */
    private static boolean isBelow(Hierarchy hierarchy) {
        String path = hierarchy.mountPoint();
        return path.startsWith(ROOT + "/") && path.lastIndexOf('/') == ROOT.length();
    }
}
