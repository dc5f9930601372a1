package containers.filesystems;

import java.util.List;

/**
 * How much of the kernel's own files a container is kept from. The names of the lists are those of the OCI runtime-spec.
 *
 * @param maskedPaths what is hidden, because it tells about the host; in /proc and /sys, as all of these
 * @param readonlyPaths what is read-only, because it changes the host
 * @param closed whether the rest of /sys is read-only, too, and a node made in /dev is of no use
 */
public record Protection(List<String> maskedPaths, List<String> readonlyPaths, boolean closed) {

    /** All that there is. */
    public static final Protection FULL = new Protection(ProtectedPaths.masked(), ProtectedPaths.READ_ONLY, true);

    /** None: root inside can do there what the kernel lets it. */
    public static final Protection NONE = new Protection(List.of(), List.of(), false);

    public Protection {
        maskedPaths = List.copyOf(maskedPaths);
        readonlyPaths = List.copyOf(readonlyPaths);
    }
}
