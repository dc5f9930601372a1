package containers.calls;

import containers.kernel.Flag;

/** What a call does whose name ends with {@code at}, and its relatives. Source: {@code linux/fcntl.h}. */
public enum AtFlag implements Flag {
    /** Removes a directory, not a file: unlinkat(2). */
    AT_REMOVEDIR(0x200),
    /** The file that the descriptor stands for, not one below it: execveat(2). */
    AT_EMPTY_PATH(0x1000),
    /** Includes the mounts below: open_tree(2), mount_setattr(2). */
    AT_RECURSIVE(0x8000);

    private final long bits;

    AtFlag(long bits) {
        this.bits = bits;
    }

    @Override
    public long bits() {
        return bits;
    }
}
