package containers.filesystems;

import java.util.Locale;

/** The links in /dev. Source: OCI runtime-spec, "Dev symbolic links" and "Default Devices". */
enum DeviceLink {
    FD("/proc/self/fd"),
    STDIN("/proc/self/fd/0"),
    STDOUT("/proc/self/fd/1"),
    STDERR("/proc/self/fd/2"),
    CORE("/proc/kcore"),
    /** Opening it makes a new terminal, in the container's own /dev/pts. */
    PTMX("pts/ptmx");

    private final String target;

    DeviceLink(String target) {
        this.target = target;
    }

    String target() {
        return target;
    }

    String path() {
        return "/dev/" + name().toLowerCase(Locale.ROOT);
    }
}
