package containers.start;

import containers.kernel.Flag;

/** How a file in memory is made. Source: memfd_create(2), {@code linux/memfd.h}. */
public enum MemoryFileFlag implements Flag {
    MFD_CLOEXEC(1),
    /** It can be sealed: then nobody can change it any more. */
    MFD_ALLOW_SEALING(2),
    /** It is a program. Since Linux 6.3 the kernel wants to be told. */
    MFD_EXEC(0x10);

    private final long bits;

    MemoryFileFlag(long bits) {
        this.bits = bits;
    }

    @Override
    public long bits() {
        return bits;
    }
}
