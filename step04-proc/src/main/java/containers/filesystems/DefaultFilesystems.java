package containers.filesystems;

import static containers.rootfs.MountFlag.MS_NODEV;
import static containers.rootfs.MountFlag.MS_NOEXEC;
import static containers.rootfs.MountFlag.MS_NOSUID;
import static containers.rootfs.MountFlag.MS_RDONLY;
import static containers.rootfs.MountFlag.MS_RELATIME;
import static containers.rootfs.MountFlag.MS_STRICTATIME;

import containers.rootfs.Mount;
import java.util.List;

/**
 * The filesystems that have no disk: their files are in memory, or made up by the kernel while they are read. Programs
 * expect them in every Linux system.
 *
 * <p>Which, where and with what flags: the OCI runtime-spec, "Default Filesystems", and runc's libcontainer SPEC.
 */
final class DefaultFilesystems {

    /** Processes, and what the kernel tells about itself. It shows the processes of the namespace that mounts it. */
    static final Mount PROC = Mount.of("proc", "/proc", "proc", MS_NOSUID, MS_NODEV, MS_NOEXEC);

    /** A directory in memory for device nodes. */
    static final Mount DEV =
            Mount.of("tmpfs", "/dev", "tmpfs", MS_NOSUID, MS_STRICTATIME).with("mode=755,size=65536k");

    /** Devices and drivers. Network interfaces are those of the namespace that mounts it. Read-only. */
    static final Mount SYS = Mount.of("sysfs", "/sys", "sysfs", MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_RELATIME, MS_RDONLY);

    /** The same, for a container that may change them. */
    static final Mount SYS_WRITABLE = Mount.of("sysfs", "/sys", "sysfs", MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_RELATIME);

    private DefaultFilesystems() {}

    /** Memory that processes share under a name: shm_overview(7). Whoever fills it takes so many bytes, and no more. */
    static Mount shm(long bytes) {
        return Mount.of("shm", SystemFilesystems.SHM, "tmpfs", MS_NOSUID, MS_NODEV, MS_NOEXEC)
                .with("mode=1777,size=" + (bytes % 1024 == 0 ? bytes / 1024 + "k" : bytes));
    }

    // tag::below-dev[]
    /**
     * Terminals of its own, shared memory and message queues: they live in /dev. What waits in a terminal is memory that no
     * control group is charged for, and all containers together have 3072: so none gets more than 256.
     *
     * @param shm the shared memory
     * @param groupTty whether the group tty (5) exists in this user namespace: new terminals belong to it
     */
    static List<Mount> belowDev(boolean groupTty, Mount shm) {
        // tag::lab-below-dev[]
        String terminals = "newinstance,ptmxmode=0666,mode=0620,max=256" + (groupTty ? ",gid=5" : "");
        return List.of(
                Mount.of("devpts", "/dev/pts", "devpts", MS_NOSUID, MS_NOEXEC).with(terminals),
                shm,
                Mount.of("mqueue", "/dev/mqueue", "mqueue", MS_NOSUID, MS_NODEV, MS_NOEXEC));
        // end::lab-below-dev[]
    }
    // end::below-dev[]
}
