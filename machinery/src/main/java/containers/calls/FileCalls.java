package containers.calls;

import static containers.kernel.Argument.flags;
import static containers.kernel.Argument.number;
import static containers.kernel.Argument.octal;
import static containers.kernel.Argument.text;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.KernelText;
import containers.kernel.SystemCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The system calls that open files, read and write them, and tell or change what they are like. Each is described in
 * section 2 of the manual under its name.
 */
public final class FileCalls {

    /** "Relative paths start at the working directory": what the calls without {@code at} do. */
    public static final Argument AT_FDCWD = new Argument.Word(-100, "AT_FDCWD");

    private static final long RESOLVE_NO_XDEV = 0x01;
    private static final long RESOLVE_NO_MAGICLINKS = 0x02;
    private static final long RESOLVE_IN_ROOT = 0x10;

    private FileCalls() {}

    /** Opens a file; the result is its descriptor. */
    public static Call openat(String path, OpenFlag... openFlags) {
        return Call.of(SystemCall.OPENAT, AT_FDCWD, text(path), flags(openFlags));
    }

    /** Opens a file and creates it with that mode where it isn't there. */
    public static Call openat(String path, int mode, OpenFlag... openFlags) {
        return Call.of(SystemCall.OPENAT, AT_FDCWD, text(path), flags(openFlags), octal(mode));
    }

    /** Opens a file below an open directory. */
    public static Call openat(Argument directory, String path, OpenFlag... openFlags) {
        return Call.of(SystemCall.OPENAT, directory, text(path), flags(openFlags));
    }

    /** Opens the file whose path is in a buffer. */
    public static Call openat(Argument.Bytes path, OpenFlag... openFlags) {
        return Call.of(SystemCall.OPENAT, AT_FDCWD, path, flags(openFlags));
    }

    public static Call openat(Argument.Bytes path, int mode, OpenFlag... openFlags) {
        return Call.of(SystemCall.OPENAT, AT_FDCWD, path, flags(openFlags), octal(mode));
    }

    /**
     * Opens a directory without following the links in {@code /proc} that lead to open files, and nowhere above the working
     * directory, which stands for the root: openat2(2). Since Linux 5.6.
     */
    public static Call openat2_in_root(String path, OpenFlag... openFlags) {
        return openat2_in_root(AT_FDCWD, path, openFlags);
    }

    /** The same with an open directory for the root. */
    public static Call openat2_in_root(Argument directory, String path, OpenFlag... openFlags) {
        long resolve = RESOLVE_NO_MAGICLINKS | RESOLVE_IN_ROOT;
        return openat2(directory, path, resolve, "RESOLVE_NO_MAGICLINKS|RESOLVE_IN_ROOT", openFlags);
    }

    /** The same, and no link leads into another mount either. */
    public static Call openat2_in_root_mount(Argument directory, String path, OpenFlag... openFlags) {
        long resolve = RESOLVE_NO_XDEV | RESOLVE_NO_MAGICLINKS | RESOLVE_IN_ROOT;
        return openat2(directory, path, resolve, "RESOLVE_NO_XDEV|RESOLVE_NO_MAGICLINKS|RESOLVE_IN_ROOT", openFlags);
    }

    private static Call openat2(Argument directory, String path, long resolve, String named, OpenFlag... openFlags) {
        long flags = 0;
        for (OpenFlag flag : openFlags) {
            flags |= flag.bits();
        }
        byte[] how = ByteBuffer.allocate(3 * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(flags)
                .putLong(0)
                .putLong(resolve)
                .array();
        String text = "{flags=" + flags(openFlags) + ", resolve=" + named + "}";
        return Call.of(SystemCall.OPENAT2, directory, text(path), new Argument.Constant(how, text), number(how.length));
    }

    public static Call close(Argument descriptor) {
        return Call.of(SystemCall.CLOSE, descriptor);
    }

    public static Call read(Argument descriptor, byte[] buffer) {
        return Call.of(SystemCall.READ, descriptor, new Argument.Bytes(buffer, "buffer"), number(buffer.length));
    }

    public static Call write(Argument descriptor, String content) {
        byte[] bytes = KernelText.bytes(content);
        String shown = new Argument.Text(content).toString();
        return Call.of(SystemCall.WRITE, descriptor, new Argument.Constant(bytes, shown), number(bytes.length));
    }

    /** Writes a file's whole content. */
    public static Call write(Argument descriptor, byte[] content) {
        return Call.of(SystemCall.WRITE, descriptor, new Argument.Constant(content, "content"), number(content.length));
    }

    /** Writes what a buffer holds when the call is made. */
    public static Call write(Argument descriptor, Argument.Bytes content) {
        return Call.of(SystemCall.WRITE, descriptor, content, number(content.content().length));
    }

    /** Writes what nobody changes. */
    public static Call write(Argument descriptor, Argument.Constant content) {
        return write(descriptor, content, number(content.content().length));
    }

    /** Writes so many bytes from that address on. */
    public static Call write(Argument descriptor, Argument address, Argument length) {
        return Call.of(SystemCall.WRITE, descriptor, address, length);
    }

    /** Writes several pieces, one behind the other, at once. */
    public static Call writev(Argument descriptor, Argument.Structure pieces) {
        return Call.of(SystemCall.WRITEV, descriptor, pieces, number(pieces.content().length / (2 * Long.BYTES)));
    }

    /** The same with the table of pieces in a buffer: each is an address and a length. */
    public static Call writev(Argument descriptor, Argument.Bytes pieces) {
        return Call.of(SystemCall.WRITEV, descriptor, pieces, number(pieces.content().length / (2 * Long.BYTES)));
    }

    /** Makes a file that long: what is new in it is zeros. */
    public static Call ftruncate(Argument descriptor, long length) {
        return Call.of(SystemCall.FTRUNCATE, descriptor, number(length));
    }

    public static Call umask(int mask) {
        return Call.of(SystemCall.UMASK, octal(mask));
    }

    public static Call fchmod(Argument descriptor, int mode) {
        return Call.of(SystemCall.FCHMOD, descriptor, octal(mode));
    }

    /** Gives what is open there to that user, and leaves its group. */
    public static Call fchown(Argument descriptor, long uid) {
        return Call.of(SystemCall.FCHOWN, descriptor, number(uid), number(-1));
    }

    /** What kind of file system a path is on: its first word, {@code f_type}, tells. */
    public static Call statfs(String path, byte[] buffer) {
        return Call.of(SystemCall.STATFS, text(path), new Argument.Bytes(buffer, "&statfs"));
    }

    private static final String WHOSE = "STATX_TYPE|STATX_MODE|STATX_UID|STATX_GID";

    /** The size of {@code struct statx}, and where it has a file's owner, group, mode, number, birth, device and mount. */
    public static final int STATX_SIZE = 256;

    public static final int STX_UID = 20;
    public static final int STX_GID = 24;
    public static final int STX_MODE = 28;
    public static final int STX_INO = 32;
    public static final int STX_BTIME = 80;
    public static final int STX_DEV = 136;
    public static final int STX_MNT_ID = 144;

    /** Which file a path means, and on which mount, and whose it is. The mount's ID since Linux 5.8. */
    public static Call statx(String path, byte[] buffer) {
        return statx(path, number(0), new Argument.Word(0x191B, WHOSE + "|STATX_INO|STATX_BTIME|STATX_MNT_ID"), buffer);
    }

    /** Whose a file is, and what it may be used for: of a link itself, where the path is one's. */
    public static Call statx_link(String path, byte[] buffer) {
        return statx(path, new Argument.Word(0x100, "AT_SYMLINK_NOFOLLOW"), new Argument.Word(0x1B, WHOSE), buffer);
    }

    private static Call statx(String path, Argument flags, Argument wanted, byte[] buffer) {
        return Call.of(SystemCall.STATX, AT_FDCWD, text(path), flags, wanted, new Argument.Bytes(buffer, "&statx"));
    }
}
