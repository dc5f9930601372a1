package containers.calls;

import static containers.kernel.Argument.flags;
import static containers.kernel.Argument.text;

import containers.kernel.Architecture;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;

/** The system calls on a process's own memory, and those that make files in memory. */
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

    /** A file in memory, without a name in any directory. The name is for people: {@code /proc/self/fd} shows it. */
    public static Call memfd_create(String name, MemoryFileFlag... memoryFileFlags) {
        return Call.of(SystemCall.MEMFD_CREATE, text(name), flags(memoryFileFlags));
    }

    /** Makes a file in memory one that nobody can change any more: fcntl(2), "File Sealing". */
    public static Call fcntl_add_seals(Argument descriptor) {
        return Call.of(
                SystemCall.FCNTL,
                descriptor,
                new Argument.Word(1033, "F_ADD_SEALS"),
                new Argument.Word(15, "F_SEAL_SEAL|F_SEAL_SHRINK|F_SEAL_GROW|F_SEAL_WRITE"));
    }

    private static Argument hexadecimal(long value) {
        return new Argument.Word(value, "0x" + Long.toHexString(value));
    }
}
