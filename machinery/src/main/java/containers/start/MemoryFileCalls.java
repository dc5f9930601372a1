package containers.start;

import static containers.kernel.Argument.flags;
import static containers.kernel.Argument.text;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;

/** The system calls that make files in memory, and have nobody change them: memfd_create(2), fcntl(2). */
public final class MemoryFileCalls {

    private MemoryFileCalls() {}

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
}
