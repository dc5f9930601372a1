package containers.start;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_RDONLY;
import static containers.calls.OpenFlag.O_RDWR;
import static containers.calls.OpenFlag.O_TMPFILE;
import static containers.kernel.Argument.number;
import static containers.start.MemoryFileFlag.MFD_ALLOW_SEALING;
import static containers.start.MemoryFileFlag.MFD_CLOEXEC;
import static containers.start.MemoryFileFlag.MFD_EXEC;

import containers.calls.FileCalls;
import containers.executable.TwoFiles;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Errno;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * A program in a file that has no name, and that nobody can change any more.
 *
 * <p>Until a container runs its own program, {@code /proc/self/exe} inside leads to the file that started it. A hostile
 * root filesystem can get hold of it there ({@code #!/proc/self/exe}), and write to it later: CVE-2019-5736. To this one
 * nobody can write: memfd_create(2), "File sealing". Where the machine runs no programs from memory
 * ({@code vm.memfd_noexec}) it is a file on a disk, of which nothing is left in the end.
 */
public final class MemoryFile implements AutoCloseable {

    /** Where programs may be: with luck one of these isn't mounted with {@code noexec}. */
    private static final List<String> DIRECTORIES = List.of("/var/tmp", "/tmp", "/dev/shm");

    private final int descriptor;
    private final OptionalInt second;

    // tag::seal[]
    /** Makes the file with that content. */
    public MemoryFile(byte[] content) {
        second = OptionalInt.empty();
        descriptor = create(content);
    }

    // tag::two[]
    /** Makes two for a program. The first names the second by a descriptor, which is looked up while this process has it. */
    public MemoryFile(TwoFiles program) {
        int passing = HighDescriptors.moved(create(program.passing()));
        second = OptionalInt.of(passing);
        descriptor = createBeside(passing, program.withPassingAt(path(passing)).lasting());
    }

    private static int createBeside(int passing, byte[] content) {
        try {
            return create(content);
        } catch (RuntimeException refused) {
            Kernel.call(FileCalls.close(number(passing)));
            throw refused;
        }
    }
    // end::two[]

    private static int create(byte[] content) {
        try {
            int file = memfd_create();
            return filled(file, content, MemoryFileCalls.fcntl_add_seals(number(file)));
        } catch (SystemCallException refused) {
            if (refused.errno() != Errno.EACCES) {
                throw refused;
            }
            return onDisk(content, refused);
        }
    }
    // end::seal[]

    /** A kernel since 6.3 wants to be told that it is a program; an older one refuses what it doesn't know. */
    private static int memfd_create() {
        try {
            return (int) Kernel.call(MemoryFileCalls.memfd_create("contain", MFD_CLOEXEC, MFD_ALLOW_SEALING, MFD_EXEC));
        } catch (SystemCallException refused) {
            if (refused.errno() != Errno.EINVAL) {
                throw refused;
            }
            return (int) Kernel.call(MemoryFileCalls.memfd_create("contain", MFD_CLOEXEC, MFD_ALLOW_SEALING));
        }
    }

    /** A file that somebody can write to doesn't run (ETXTBSY, execve(2)): so it is opened again, to read. */
    private static int onDisk(byte[] content, SystemCallException refused) {
        for (String directory : DIRECTORIES) {
            OptionalInt file = in(directory, content);
            if (file.isPresent()) {
                return file.getAsInt();
            }
        }
        throw refused;
    }

    private static OptionalInt in(String directory, byte[] content) {
        try {
            int file = (int) Kernel.call(FileCalls.openat(directory, 0500, O_RDWR, O_TMPFILE, O_CLOEXEC));
            filled(file, content, FileCalls.fchmod(number(file), 0500));
            try {
                boolean runs = new File(path(file)).canExecute(); // Not where the directory is mounted with noexec.
                return runs
                        ? OptionalInt.of((int) Kernel.call(FileCalls.openat(path(file), O_RDONLY, O_CLOEXEC)))
                        : OptionalInt.empty();
            } finally {
                Kernel.call(FileCalls.close(number(file)));
            }
        } catch (SystemCallException notThere) {
            return OptionalInt.empty();
        }
    }

    /** Writes the content, and makes the call after which the file is final. A file that doesn't come so far is closed. */
    private static int filled(int file, byte[] content, Call last) {
        try {
            int written = 0;
            while (written < content.length) {
                byte[] rest = Arrays.copyOfRange(content, written, content.length);
                written += (int) Kernel.call(FileCalls.write(number(file), new Argument.Bytes(rest, "the program")));
            }
            Kernel.call(last);
            return file;
        } catch (RuntimeException refused) {
            Kernel.call(FileCalls.close(number(file)));
            throw refused;
        }
    }

    /** Its path, for this process. */
    public String path() {
        return path(descriptor);
    }

    /** The path that leads to the file behind a descriptor, for whoever has that. */
    static String path(int descriptor) {
        return "/proc/self/fd/" + descriptor;
    }

    int descriptor() {
        return descriptor;
    }

    @Override
    public void close() {
        Kernel.call(FileCalls.close(number(descriptor)));
        if (second.isPresent()) {
            Kernel.call(FileCalls.close(number(second.getAsInt())));
        }
    }
}
