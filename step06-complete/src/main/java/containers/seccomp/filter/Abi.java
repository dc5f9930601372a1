package containers.seccomp.filter;

import containers.kernel.Architecture;
import java.util.List;

/** Whose numbers a system call has: a kernel answers the programs of its processor's 32-bit ancestor, too. */
public enum Abi {
    X86_64(0xC000_003E, 1),
    I386(0x4000_0003, 2),
    AARCH64(0xC000_00B7, 3),
    ARM(0x4000_0028, 4);

    private final int processor;
    private final int column;

    /**
     * One of them.
     *
     * @param processor as a filter sees it: AUDIT_ARCH_…, linux/audit.h
     * @param column where the table of calls has its numbers
     */
    Abi(int processor, int column) {
        this.processor = processor;
        this.column = column;
    }

    /** Those that a kernel for that processor answers. */
    public static List<Abi> of(Architecture architecture) {
        return architecture == Architecture.X86_64 ? List.of(X86_64, I386) : List.of(AARCH64, ARM);
    }

    int processor() {
        return processor;
    }

    int column() {
        return column;
    }
}
