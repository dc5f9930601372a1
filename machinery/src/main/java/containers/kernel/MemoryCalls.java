package containers.kernel;

import static containers.kernel.Argument.NULL;
import static containers.kernel.Argument.flags;
import static containers.kernel.Argument.number;

/** The system calls on this process's memory. Each is described in section 2 of the manual under its name. */
public final class MemoryCalls {

    /** What may be done with a page of memory. */
    public enum Protection implements Flag {
        PROT_READ(1),
        PROT_WRITE(2),
        PROT_EXEC(4);

        private final long bits;

        Protection(long bits) {
            this.bits = bits;
        }

        @Override
        public long bits() {
            return bits;
        }
    }

    private MemoryCalls() {}

    /** Maps fresh pages, filled with zeros; the result is their address. */
    public static Call mmap(long length, Protection... protection) {
        return Call.of(
                SystemCall.MMAP,
                NULL,
                number(length),
                flags(protection),
                new Argument.Word(0x22, "MAP_PRIVATE|MAP_ANONYMOUS"),
                number(-1),
                number(0));
    }

    public static Call mprotect(long address, long length, Protection... protection) {
        return Call.of(SystemCall.MPROTECT, hexadecimal(address), number(length), flags(protection));
    }

    public static Call munmap(long address, long length) {
        return Call.of(SystemCall.MUNMAP, hexadecimal(address), number(length));
    }

    private static Argument hexadecimal(long address) {
        return new Argument.Word(address, "0x" + Long.toHexString(address));
    }
}
