package containers.calls;

import containers.kernel.Architecture;
import containers.kernel.Flag;

/** How a file is opened. Source: open(2), {@code asm-generic/fcntl.h}. Only two differ between the processors. */
public enum OpenFlag implements Flag {
    O_RDONLY(0),
    O_WRONLY(01),
    O_RDWR(02),
    O_CREAT(0100),
    O_TRUNC(01000),
    O_EXCL(0200),
    /** A terminal doesn't become the one of the process that opens it. */
    O_NOCTTY(0400),
    O_NONBLOCK(04000),
    /** Only if it is a directory. */
    O_DIRECTORY(Architecture.current() == Architecture.AARCH64 ? 040000 : 0200000),
    /** Only if the last part of the path is no symbolic link. */
    O_NOFOLLOW(Architecture.current() == Architecture.AARCH64 ? 0100000 : 0400000),
    /** A new file without a name, in that directory. */
    O_TMPFILE(020000000 | O_DIRECTORY.bits),
    /** The descriptor is closed when the process runs another program. */
    O_CLOEXEC(02000000),
    /** The descriptor only names the file: enough for fchdir(2) and mount calls, not for reading. */
    O_PATH(010000000);

    private final long bits;

    OpenFlag(long bits) {
        this.bits = bits;
    }

    @Override
    public long bits() {
        return bits;
    }
}
