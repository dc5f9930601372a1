package containers.filesystems;

import java.util.Locale;

/**
 * The devices that every container has. Source: OCI runtime-spec, "Default Devices"; the numbers are in the kernel's
 * {@code Documentation/admin-guide/devices.txt}.
 */
enum DeviceNode {
    /** Swallows what is written, and has nothing to read. */
    NULL(1, 3),
    /** An endless stream of zeros. */
    ZERO(1, 5),
    /** A disk without space: every write fails. */
    FULL(1, 7),
    RANDOM(1, 8),
    URANDOM(1, 9),
    /** The terminal of the process that opens it, whichever that is. */
    TTY(5, 0);

    private final int major;
    private final int minor;

    DeviceNode(int major, int minor) {
        this.major = major;
        this.minor = minor;
    }

    String path() {
        return "/dev/" + name().toLowerCase(Locale.ROOT);
    }

    /** As every container has it: everybody may use it. */
    Device device() {
        return new Device(path(), path(), Device.Type.CHARACTER, major, minor, 0666, 0, 0);
    }
}
