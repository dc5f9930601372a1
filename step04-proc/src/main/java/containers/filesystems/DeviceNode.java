package containers.filesystems;

import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
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

    /** "A character device": inode(7). */
    private static final int S_IFCHR = 0020000;

    private final int major;
    private final int minor;

    DeviceNode(int major, int minor) {
        this.major = major;
        this.minor = minor;
    }

    String path() {
        return "/dev/" + name().toLowerCase(Locale.ROOT);
    }

    /** Makes it. A number names the driver and the device: makedev(3). */
    Call mknodat() {
        return Call.of(
                SystemCall.MKNODAT,
                FileCalls.AT_FDCWD,
                Argument.text(path()),
                new Argument.Word(S_IFCHR | 0666, "S_IFCHR|0666"),
                new Argument.Word(major << 8 | minor, "makedev(" + major + ", " + minor + ")"));
    }
}
