package containers.calls;

import containers.kernel.Architecture;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;

/** The system calls on a process's own memory. */
public final class MemoryCalls {

    // The kernel puts the stack at a random place in the last 16 or 1 GiB that a process has: STACK_RND_MASK in its
    // arch/x86/include/asm/elf.h and arch/arm64/include/asm/elf.h. The stack grows down from there.
    private static final long STACK_ON_X86_64 = 0x7ffb_f800_0000L;
    private static final long STACK_END_ON_X86_64 = 0x7fff_ffff_f000L;
    private static final long STACK_ON_AARCH64 = 0xffff_bc00_0000L;
    private static final long STACK_END_ON_AARCH64 = 0x1_0000_0000_0000L;

    private MemoryCalls() {}

    /** Gives memory back: its address, a multiple of the page size, and how many bytes. */
    public static Call munmap(Argument address, Argument length) {
        return Call.of(SystemCall.MUNMAP, address, length);
    }

    /** Gives the stack back, wherever it is. Refused where a process has less memory than usual (EINVAL): it is elsewhere. */
    public static Call munmap_stack() {
        return Architecture.current() == Architecture.X86_64
                ? munmap(STACK_ON_X86_64, STACK_END_ON_X86_64)
                : munmap(STACK_ON_AARCH64, STACK_END_ON_AARCH64);
    }

    private static Call munmap(long start, long end) {
        return munmap(hexadecimal(start), hexadecimal(end - start));
    }

    private static Argument hexadecimal(long value) {
        return new Argument.Word(value, "0x" + Long.toHexString(value));
    }
}
