package containers.filesystems;

import static containers.rootfs.MountCalls.mount;
import static containers.rootfs.MountFlag.MS_BIND;
import static containers.rootfs.MountFlag.MS_NODEV;
import static containers.rootfs.MountFlag.MS_NOEXEC;
import static containers.rootfs.MountFlag.MS_NOSUID;
import static containers.rootfs.MountFlag.MS_RDONLY;
import static containers.rootfs.MountFlag.MS_RELATIME;
import static containers.rootfs.MountFlag.MS_REMOUNT;

import containers.kernel.CallList;
import containers.kernel.FileCalls;
import containers.rootfs.MountFlag;
import java.util.List;

/**
 * The control groups, as files below {@code /sys/fs/cgroup}, read-only: a container may read its limits, and not change
 * them. In a cgroup namespace of its own it sees its own group as the root.
 */
final class CgroupFilesystems {

    private static final String ROOT = "/sys/fs/cgroup";
    private static final MountFlag[] FLAGS = {MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_RELATIME, MS_RDONLY};

    private CgroupFilesystems() {}

    static void addTo(CallList child, List<CgroupMount> host) {
        if (host.isEmpty()) {
            return;
        }
        if (host.get(0).isRoot()) {
            add(child, host.get(0));
            return;
        }
        child.add(mount("tmpfs", ROOT, "tmpfs", "mode=755", MS_NOSUID, MS_NODEV, MS_NOEXEC));
        for (CgroupMount hierarchy : host) {
            child.add(FileCalls.mkdirat(hierarchy.path(), 0755));
            add(child, hierarchy);
        }
        child.add(mount(null, ROOT, null, null, MS_REMOUNT, MS_BIND, MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC));
    }

    private static void add(CallList child, CgroupMount hierarchy) {
        String options = hierarchy.isVersion2() ? null : hierarchy.options();
        child.add(mount("cgroup", hierarchy.path(), hierarchy.type(), options, FLAGS));
    }
}
