package containers.rootfs;

import containers.calls.OpenFlag;
import containers.kernel.Flag;

/** What open_tree(2) makes. Source: {@code linux/mount.h}. */
public enum TreeFlag implements Flag {
    /** A copy of the mount; without it, only a descriptor for the mount itself. */
    OPEN_TREE_CLONE(1),
    /** The descriptor is closed when the process runs another program. */
    OPEN_TREE_CLOEXEC(OpenFlag.O_CLOEXEC.bits());

    private final long bits;

    TreeFlag(long bits) {
        this.bits = bits;
    }

    @Override
    public long bits() {
        return bits;
    }
}
