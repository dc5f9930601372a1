package containers.filesystems;

import static containers.rootfs.MountCalls.mount;
import static containers.rootfs.MountFlag.MS_NODEV;
import static containers.rootfs.MountFlag.MS_NOEXEC;
import static containers.rootfs.MountFlag.MS_NOSUID;
import static containers.rootfs.MountFlag.MS_RDONLY;
import static containers.rootfs.MountFlag.MS_RELATIME;
import static containers.rootfs.MountFlag.MS_STRICTATIME;

import containers.kernel.CallList;
import containers.kernel.FileCalls;

/**
 * The filesystems that have no disk: the kernel makes up their files. Programs expect them in every Linux system.
 *
 * <p>Which, where and with what flags: the OCI runtime-spec, "Default Filesystems", and runc's libcontainer SPEC.
 */
final class KernelFilesystems {

    private KernelFilesystems() {}

    /** Processes, and what the kernel tells about itself. It shows the processes of the namespace that mounts it. */
    static void addProc(CallList child) {
        directory(child, "/proc");
        child.add(mount("proc", "/proc", "proc", null, MS_NOSUID, MS_NODEV, MS_NOEXEC));
    }

    /** A directory in memory for device nodes. */
    static void addDev(CallList child) {
        directory(child, "/dev");
        child.add(mount("tmpfs", "/dev", "tmpfs", "mode=755,size=65536k", MS_NOSUID, MS_STRICTATIME));
    }

    /**
     * Terminals of its own, shared memory and message queues: they live in /dev.
     *
     * @param groups whether the group tty (5) exists in this user namespace: new terminals belong to it
     */
    // tag::below-dev[]
    static void addBelowDev(CallList child, boolean groups) {
        child.add(FileCalls.mkdirat("/dev/pts", 0755));
        String options = "newinstance,ptmxmode=0666,mode=0620" + (groups ? ",gid=5" : "");
        child.add(mount("devpts", "/dev/pts", "devpts", options, MS_NOSUID, MS_NOEXEC));
        child.add(FileCalls.mkdirat("/dev/shm", 0755));
        child.add(mount("shm", "/dev/shm", "tmpfs", "mode=1777,size=65536k", MS_NOSUID, MS_NODEV, MS_NOEXEC));
        child.add(FileCalls.mkdirat("/dev/mqueue", 0755));
        child.add(mount("mqueue", "/dev/mqueue", "mqueue", null, MS_NOSUID, MS_NODEV, MS_NOEXEC));
    }
    // end::below-dev[]

    /** Devices and drivers. Network interfaces are those of the namespace that mounts it. Read-only. */
    static void addSys(CallList child) {
        directory(child, "/sys");
        child.add(mount("sysfs", "/sys", "sysfs", null, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_RELATIME, MS_RDONLY));
    }

    /** A place to mount on. In most root filesystems it's there already. */
    static void directory(CallList child, String path) {
        child.attempt(FileCalls.mkdirat(path, 0755));
    }
}
