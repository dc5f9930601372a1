package containers.volumes;

import containers.kernel.CallList;
import containers.rootfs.MountCalls;

/**
 * A root filesystem that can't be changed, while there are places in it for mounts that can.
 *
 * @param wanted whether it is to be one
 */
public record ReadOnlyRoot(boolean wanted) {

    /**
     * Makes all read-only that is mounted below the root filesystem, and the root itself not yet: places are made in it.
     * Comes before the container's other mounts.
     */
    public void begin(CallList child) {
        if (wanted) {
            child.add(MountCalls.mount_setattr_read_only("/"));
            // Refused where it was read-only before, on the host: then it stays so.
            child.attempt(MountCalls.mount_setattr_only_itself_writable("/"));
        }
    }

    /** Makes the root itself read-only. Comes after the container's other mounts, which stay as they are. */
    public void finish(CallList child) {
        if (wanted) {
            child.add(MountCalls.mount_setattr_only_itself_read_only("/"));
        }
    }
}
