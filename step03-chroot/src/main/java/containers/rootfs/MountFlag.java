package containers.rootfs;

import containers.kernel.Flag;

/** How a filesystem is mounted. Source: mount(2), {@code linux/mount.h}. */
public enum MountFlag implements Flag {
    /** Nothing can be written. */
    MS_RDONLY(1),
    /** Set-user-ID programs run as whoever starts them. */
    MS_NOSUID(2),
    /** Device nodes can't be opened. */
    MS_NODEV(4),
    /** Programs can't be run. */
    MS_NOEXEC(8),
    /** Changes the flags of a mount that is there already. */
    MS_REMOUNT(32),
    /** Shows a directory or a file at a second place. */
    MS_BIND(4096),
    /** Includes the mounts below. */
    MS_REC(16384),
    /** Mounts made here are seen nowhere else, and the other way round: mount_namespaces(7). */
    MS_PRIVATE(1 << 18),
    /** Mounts made below it are seen in its copies, too: mount_namespaces(7). */
    MS_SHARED(1 << 20),
    MS_RELATIME(1 << 21),
    MS_STRICTATIME(1 << 24);

    private final long bits;

    MountFlag(long bits) {
        this.bits = bits;
    }

    @Override
    public long bits() {
        return bits;
    }
}
