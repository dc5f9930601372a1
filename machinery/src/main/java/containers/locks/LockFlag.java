package containers.locks;

import containers.kernel.Flag;

/** How a file is locked. Source: flock(2), {@code asm-generic/fcntl.h}. */
public enum LockFlag implements Flag {
    /** Several holders, as long as nobody wants it alone. */
    LOCK_SH(1),
    /** One holder at a time. */
    LOCK_EX(2),
    /** Don't wait: fail with EAGAIN. */
    LOCK_NB(4);

    private final long bits;

    LockFlag(long bits) {
        this.bits = bits;
    }

    @Override
    public long bits() {
        return bits;
    }
}
