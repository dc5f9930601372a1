package containers.kernel;

import static containers.kernel.Argument.flags;
import static containers.kernel.Argument.number;
import static containers.kernel.Argument.octal;
import static containers.kernel.Argument.text;

import java.nio.charset.StandardCharsets;

/** The system calls on files and file descriptors. Each is described in section 2 of the manual under its name. */
public final class FileCalls {

    /** "Relative paths start at the working directory": what the calls without {@code at} do. */
    public static final Argument AT_FDCWD = new Argument.Word(-100, "AT_FDCWD");

    private FileCalls() {}

    /** Opens a file; the result is its descriptor. */
    public static Call openat(String path, OpenFlag... openFlags) {
        return Call.of(SystemCall.OPENAT, AT_FDCWD, text(path), flags(openFlags));
    }

    /** Opens a file and creates it with that mode where it isn't there. */
    public static Call openat(String path, int mode, OpenFlag... openFlags) {
        return Call.of(SystemCall.OPENAT, AT_FDCWD, text(path), flags(openFlags), octal(mode));
    }

    public static Call close(Argument descriptor) {
        return Call.of(SystemCall.CLOSE, descriptor);
    }

    public static Call read(Argument descriptor, byte[] buffer) {
        return Call.of(SystemCall.READ, descriptor, new Argument.Bytes(buffer, "buffer"), number(buffer.length));
    }

    public static Call write(Argument descriptor, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String shown = new Argument.Text(content).toString();
        return Call.of(SystemCall.WRITE, descriptor, new Argument.Bytes(bytes, shown), number(bytes.length));
    }

    /** Writes a file's whole content. */
    public static Call write(Argument descriptor, byte[] content) {
        return Call.of(SystemCall.WRITE, descriptor, new Argument.Bytes(content, "content"), number(content.length));
    }

    /** Makes a pipe; the kernel writes its two descriptors, reading end first, as two ints into the buffer. */
    public static Call pipe2(byte[] descriptors, OpenFlag... openFlags) {
        return Call.of(SystemCall.PIPE2, new Argument.Bytes(descriptors, "pipefd"), flags(openFlags));
    }

    /** Makes {@code newDescriptor} stand for what {@code oldDescriptor} stands for. */
    public static Call dup3(Argument oldDescriptor, int newDescriptor, OpenFlag... openFlags) {
        return Call.of(SystemCall.DUP3, oldDescriptor, number(newDescriptor), flags(openFlags));
    }

    /**
     * Marks every descriptor from {@code first} up to be closed by execve: the child's program inherits nothing that
     * it wasn't given. A leaked descriptor of a host directory is a way out of a container (CVE-2024-21626).
     */
    public static Call close_range(int first) {
        return Call.of(
                SystemCall.CLOSE_RANGE,
                number(first),
                new Argument.Word(0xFFFF_FFFFL, "~0U"),
                new Argument.Word(1 << 2, "CLOSE_RANGE_CLOEXEC"));
    }

    public static Call mkdirat(String path, int mode) {
        return Call.of(SystemCall.MKDIRAT, AT_FDCWD, text(path), octal(mode));
    }

    /** Makes {@code path} a symbolic link to {@code target}. */
    public static Call symlinkat(String target, String path) {
        return Call.of(SystemCall.SYMLINKAT, text(target), AT_FDCWD, text(path));
    }

    /** Removes an empty directory: rmdir(2). */
    public static Call rmdir(String path) {
        return Call.of(SystemCall.UNLINKAT, AT_FDCWD, text(path), flags(AtFlag.AT_REMOVEDIR));
    }

    /** Locks an open file until it is closed, also by the end of the process. */
    public static Call flock(Argument descriptor, LockFlag... lockFlags) {
        return Call.of(SystemCall.FLOCK, descriptor, flags(lockFlags));
    }

    public static Call umask(int mask) {
        return Call.of(SystemCall.UMASK, octal(mask));
    }

    public static Call chdir(String path) {
        return Call.of(SystemCall.CHDIR, text(path));
    }

    public static Call fchdir(Argument descriptor) {
        return Call.of(SystemCall.FCHDIR, descriptor);
    }
}
