package containers.rootfs;

import containers.kernel.Flag;

/** What mount_setattr(2) can change of a mount. Source: {@code linux/mount.h}. */
public enum MountAttribute implements Flag {
    /** Nothing can be written. */
    MOUNT_ATTR_RDONLY(1),
    /** Set-user-ID programs run as whoever starts them. */
    MOUNT_ATTR_NOSUID(2),
    /** Device nodes can't be opened. */
    MOUNT_ATTR_NODEV(4),
    /** Programs can't be run. */
    MOUNT_ATTR_NOEXEC(8),
    /** Whose its files are is seen through a user namespace. */
    MOUNT_ATTR_IDMAP(0x0010_0000);

    private final long bits;

    MountAttribute(long bits) {
        this.bits = bits;
    }

    @Override
    public long bits() {
        return bits;
    }
}
