package containers.filesystems;

import static containers.rootfs.MountCalls.mount;
import static containers.rootfs.MountFlag.MS_BIND;
import static containers.rootfs.MountFlag.MS_NODEV;
import static containers.rootfs.MountFlag.MS_NOEXEC;
import static containers.rootfs.MountFlag.MS_NOSUID;
import static containers.rootfs.MountFlag.MS_RDONLY;
import static containers.rootfs.MountFlag.MS_REC;
import static containers.rootfs.MountFlag.MS_REMOUNT;

import containers.kernel.CallList;
import java.io.File;
import java.util.List;

/**
 * Parts of /proc and /sys that tell about the host, or change it: no namespace keeps them apart.
 *
 * <p>The lists are those that Docker and runc's {@code runc spec} use (OCI runtime-spec, "Masked Paths" and "Readonly
 * Paths"). A container's /proc has the same files as the host's, so what isn't there on the host needs no hiding.
 */
final class HiddenPaths {

    private static final List<String> MASKED = List.of(
            "/proc/acpi",
            "/proc/asound",
            "/proc/interrupts",
            "/proc/kcore",
            "/proc/keys",
            "/proc/latency_stats",
            "/proc/sched_debug",
            "/proc/scsi",
            "/proc/timer_list",
            "/proc/timer_stats",
            "/sys/devices/virtual/powercap",
            "/sys/firmware");

    private static final List<String> READ_ONLY =
            List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

    private HiddenPaths() {}

    static void addTo(CallList child) {
        for (String path : MASKED) {
            File onHost = new File(path);
            if (onHost.isDirectory()) {
                maskDirectory(child, path);
            } else if (onHost.exists()) {
                maskFile(child, path);
            }
        }
        for (String path : READ_ONLY) {
            if (new File(path).exists()) {
                makeReadOnly(child, path);
            }
        }
    }

    // tag::hide[]
    /** An empty directory, with no room for a file, covers it. */
    private static void maskDirectory(CallList child, String path) {
        child.add(mount("tmpfs", path, "tmpfs", "size=0k", MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC));
    }

    private static void maskFile(CallList child, String path) {
        child.add(mount("/dev/null", path, null, null, MS_BIND));
    }

    /**
     * A flag belongs to a mount, so the path becomes one first. The second call repeats the flags of the mount it came
     * from: in a user namespace they can't be taken off again (mount_namespaces(7), "locked").
     */
    private static void makeReadOnly(CallList child, String path) {
        child.add(mount(path, path, null, null, MS_BIND, MS_REC));
        child.add(mount(path, path, null, null, MS_BIND, MS_REMOUNT, MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC));
    }
    // end::hide[]
}
