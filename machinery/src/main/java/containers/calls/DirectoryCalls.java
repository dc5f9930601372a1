package containers.calls;

import static containers.calls.FileCalls.AT_FDCWD;
import static containers.kernel.Argument.flags;
import static containers.kernel.Argument.number;
import static containers.kernel.Argument.octal;
import static containers.kernel.Argument.text;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;

/**
 * The system calls on names: what is in directories, and which of them is the working directory. Each is described in
 * section 2 of the manual under its name.
 */
public final class DirectoryCalls {

    /** "A character device": inode(7). */
    private static final int S_IFCHR = 0020000;

    private static final int S_IFBLK = 0060000;

    private DirectoryCalls() {}

    public static Call mkdirat(String path, int mode) {
        return Call.of(SystemCall.MKDIRAT, AT_FDCWD, text(path), octal(mode));
    }

    /** Removes an empty directory: rmdir(2). */
    public static Call rmdir(String path) {
        return Call.of(SystemCall.UNLINKAT, AT_FDCWD, text(path), flags(AtFlag.AT_REMOVEDIR));
    }

    /** Removes a file's name. */
    public static Call unlinkat(String path) {
        return Call.of(SystemCall.UNLINKAT, AT_FDCWD, text(path), number(0));
    }

    public static Call unlinkat(Argument.Bytes path) {
        return Call.of(SystemCall.UNLINKAT, AT_FDCWD, path, number(0));
    }

    /** Makes {@code path} a symbolic link to {@code target}. */
    public static Call symlinkat(String target, String path) {
        return Call.of(SystemCall.SYMLINKAT, text(target), AT_FDCWD, text(path));
    }

    /** Reads where a link leads. The result is its length; no zero byte is added. */
    public static Call readlinkat(String path, Argument buffer, int size) {
        return Call.of(SystemCall.READLINKAT, AT_FDCWD, text(path), buffer, number(size));
    }

    /** Makes a character device with that mode. A number names the driver, another one the device: makedev(3). */
    public static Call mknodat_character(String path, int mode, int major, int minor) {
        return mknodat(path, new Argument.Word(S_IFCHR | mode, "S_IFCHR|" + octal(mode)), major, minor);
    }

    /** Makes a block device, a disk, with that mode. */
    public static Call mknodat_block(String path, int mode, int major, int minor) {
        return mknodat(path, new Argument.Word(S_IFBLK | mode, "S_IFBLK|" + octal(mode)), major, minor);
    }

    private static Call mknodat(String path, Argument mode, int major, int minor) {
        long device =
                (minor & 0xFFL) | ((long) major << 8) | ((minor & ~0xFFL) << 12); // as the kernel's new_encode_dev()
        return Call.of(
                SystemCall.MKNODAT,
                AT_FDCWD,
                text(path),
                mode,
                new Argument.Word(device, "makedev(" + major + ", " + minor + ")"));
    }

    /** Gives a file to that user and group. A link isn't followed. */
    public static Call fchownat(String path, long uid, long gid) {
        return Call.of(
                SystemCall.FCHOWNAT,
                AT_FDCWD,
                text(path),
                number(uid),
                number(gid),
                new Argument.Word(0x100, "AT_SYMLINK_NOFOLLOW"));
    }

    public static Call chdir(String path) {
        return Call.of(SystemCall.CHDIR, text(path));
    }

    public static Call fchdir(Argument descriptor) {
        return Call.of(SystemCall.FCHDIR, descriptor);
    }
}
