package containers.calls;

import containers.kernel.Architecture;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;

/** The system calls on a process's own memory. */
public final class MemoryCalls {

    /** A stretch of memory, from its first byte to the one behind its last. */
    private record Stretch(long start, long end) {}

    // The kernel puts the stack at a random place in the last 16 or 1 GiB that a process has: STACK_RND_MASK in its
    // arch/x86/include/asm/elf.h and arch/arm64/include/asm/elf.h. The stack grows down from there.
    private static final Stretch STACK_ON_X86_64 = new Stretch(0x7ffb_f800_0000L, 0x7fff_ffff_f000L);
    private static final Stretch STACK_ON_AARCH64 = new Stretch(0xffff_bc00_0000L, 0x1_0000_0000_0000L);

    private MemoryCalls() {}

    /** Gives memory back: its address, a multiple of the page size, and how many bytes. */
    public static Call munmap(Argument address, Argument length) {
        return Call.of(SystemCall.MUNMAP, address, length);
    }

    /** Gives the stack back, wherever it is. Refused where a process has less memory than usual (EINVAL): it is elsewhere. */
    public static Call munmap_stack() {
        Stretch stack = Architecture.current() == Architecture.X86_64 ? STACK_ON_X86_64 : STACK_ON_AARCH64;
        return Call.of(SystemCall.MUNMAP, hexadecimal(stack.start), hexadecimal(stack.end - stack.start));
    }

    private static Argument hexadecimal(long value) {
        return new Argument.Word(value, "0x" + Long.toHexString(value));
    }
}
