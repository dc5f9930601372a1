package containers.filesystems;

import static containers.rootfs.MountFlag.MS_NODEV;
import static containers.rootfs.MountFlag.MS_NOEXEC;
import static containers.rootfs.MountFlag.MS_NOSUID;
import static containers.rootfs.MountFlag.MS_RDONLY;
import static containers.rootfs.MountFlag.MS_REC;
import static containers.rootfs.MountFlag.MS_REMOUNT;

import containers.rootfs.Mount;
import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Parts of /proc and /sys that tell about the host, or change it. No namespace keeps them apart, except a few of the
 * settings in /proc/sys: those of the network and of IPC belong to namespaces.
 *
 * <p>Which: Docker's lists, moby's {@code daemon/pkg/oci/defaults.go} at commit 23f2c12c2adc. {@code runc spec} writes the
 * same but the temperatures, {@code /proc/interrupts} and {@code powercap} (OCI runtime-spec, "Masked Paths" and "Readonly
 * Paths"). A container's /proc has the same files as the host's, so what isn't there on the host needs no hiding.
 */
final class ProtectedPaths {

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

    static final List<String> READ_ONLY =
            List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

    private ProtectedPaths() {}

    /** The mounts that cover what is to be hidden and protect what is to be read-only, where this host has it. */
    static List<Mount> mounts(Protection protection) {
        List<Mount> mounts = new ArrayList<>();
        for (String path : protection.maskedPaths()) {
            File onHost = new File(path);
            if (onHost.exists()) {
                mounts.add(onHost.isDirectory() ? maskedDirectory(path) : maskedFile(path));
            }
        }
        for (String path : protection.readonlyPaths()) {
            if (new File(path).exists()) {
                mounts.addAll(readOnly(path));
            }
        }
        return mounts;
    }

    /** With what only some hosts have. */
    static List<String> masked() {
        List<String> masked = new ArrayList<>(MASKED);
        masked.addAll(temperatures("/sys/devices/system/cpu"));
        return masked;
    }

    /** The directories about each processor's temperature, which tells what others compute. */
    static List<String> temperatures(String processors) {
        String[] names = Objects.requireNonNullElse(new File(processors).list(), new String[0]);
        List<String> directories = new ArrayList<>();
        for (String name : names) {
            if (isProcessor(name)) {
                directories.add(processors + "/" + name + "/thermal_throttle");
            }
        }
        Collections.sort(directories);
        return directories;
    }

    /** As {@code cpu0}, and not {@code cpufreq}. */
    private static boolean isProcessor(String name) {
        return name.startsWith("cpu") && name.length() > 3 && Character.isDigit(name.charAt(3));
    }

    // tag::hide[]
    private static Mount maskedDirectory(String path) {
        // tag::lab-hide-1[]
        return Mount.cover(path);
        // end::lab-hide-1[]
    }

    private static Mount maskedFile(String path) {
        // tag::lab-hide-2[]
        return Mount.bind("/dev/null", path);
        // end::lab-hide-2[]
    }

    /**
     * A flag belongs to a mount, so the path becomes one first. The second call repeats the flags of the mount it came
     * from: in a user namespace they can't be taken off again (mount_namespaces(7), "locked").
     */
    private static List<Mount> readOnly(String path) {
        // tag::lab-read-only[]
        return List.of(
                Mount.bind(path, path, MS_REC),
                Mount.bind(path, path, MS_REMOUNT, MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC));
        // end::lab-read-only[]
    }
    // end::hide[]
}
