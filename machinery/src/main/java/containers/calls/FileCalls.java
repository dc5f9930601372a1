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

/** The system calls on files and file descriptors. Each is described in section 2 of the manual under its name. */
public final class FileCalls {

    /** "Relative paths start at the working directory": what the calls without {@code at} do. */
    public static final Argument AT_FDCWD = new Argument.Word(-100, "AT_FDCWD");

    private static final long RESOLVE_NO_XDEV = 0x01;
    private static final long RESOLVE_NO_MAGICLINKS = 0x02;
    private static final long RESOLVE_IN_ROOT = 0x10;

    /** "A character device": inode(7). */
    private static final int S_IFCHR = 0020000;

    private static final int S_IFBLK = 0060000;

    /** The size of {@code struct flock}, and where in it the first byte's number is. */
    private static final int FLOCK_SIZE = 32;

    private static final int FLOCK_START = 8;

    /** What kind of lock it is, its first two bytes. */
    private enum LockType {
        F_RDLCK(0),
        F_WRLCK(1),
        F_UNLCK(2);

        private final int number;

        LockType(int number) {
            this.number = number;
        }
    }

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
        byte[] bytes = KernelText.bytes(content);
        String shown = new Argument.Text(content).toString();
        return Call.of(SystemCall.WRITE, descriptor, new Argument.Bytes(bytes, shown), number(bytes.length));
    }

    /** Writes a file's whole content. */
    public static Call write(Argument descriptor, byte[] content) {
        return Call.of(SystemCall.WRITE, descriptor, new Argument.Bytes(content, "content"), number(content.length));
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

    /** Makes a pipe; the kernel writes its two descriptors, reading end first, as two ints into the buffer. */
    public static Call pipe2(byte[] descriptors, OpenFlag... openFlags) {
        return Call.of(SystemCall.PIPE2, new Argument.Bytes(descriptors, "pipefd"), flags(openFlags));
    }

    /** Makes {@code newDescriptor} stand for what {@code oldDescriptor} stands for. */
    public static Call dup3(Argument oldDescriptor, int newDescriptor, OpenFlag... openFlags) {
        return Call.of(SystemCall.DUP3, oldDescriptor, number(newDescriptor), flags(openFlags));
    }

    /** The same where the number is found out only later. It is refused for one below zero. */
    public static Call dup3(Argument oldDescriptor, Argument.Content newDescriptor) {
        return Call.of(SystemCall.DUP3, oldDescriptor, newDescriptor, flags());
    }

    /**
     * Closes every descriptor from {@code first} up: a child inherits nothing that it wasn't given. A leaked descriptor of a
     * host directory is a way out of a container (CVE-2024-21626).
     */
    public static Call close_range(int first) {
        return Call.of(SystemCall.CLOSE_RANGE, number(first), new Argument.Word(0xFFFF_FFFFL, "~0U"), number(0));
    }

    /** Closes those from {@code first} to {@code last}. */
    public static Call close_range(int first, int last) {
        return Call.of(SystemCall.CLOSE_RANGE, number(first), number(last), number(0));
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

    /** Writes several pieces, one behind the other, at once. */
    public static Call writev(Argument descriptor, Argument.Structure pieces) {
        return Call.of(SystemCall.WRITEV, descriptor, pieces, number(pieces.content().length / (2 * Long.BYTES)));
    }

    /** The same with the table of pieces in a buffer: each is an address and a length. */
    public static Call writev(Argument descriptor, Argument.Bytes pieces) {
        return Call.of(SystemCall.WRITEV, descriptor, pieces, number(pieces.content().length / (2 * Long.BYTES)));
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
        return Call.of(SystemCall.OPENAT2, directory, text(path), new Argument.Bytes(how, text), number(how.length));
    }

    /** Reads where a link leads. The result is its length; no zero byte is added. */
    public static Call readlinkat(String path, Argument buffer, int size) {
        return Call.of(SystemCall.READLINKAT, AT_FDCWD, text(path), buffer, number(size));
    }

    /** Two ends of a connection; the kernel writes the two descriptors into the buffer. */
    public static Call socketpair(byte[] descriptors) {
        return Call.of(
                SystemCall.SOCKETPAIR,
                new Argument.Word(1, "AF_UNIX"),
                new Argument.Word(5 | 02000000, "SOCK_SEQPACKET|SOCK_CLOEXEC"),
                number(0),
                new Argument.Bytes(descriptors, "&pair"));
    }

    /** Sends a message: {@code struct msghdr}, with descriptors besides. */
    public static Call sendmsg(Argument socket, Argument.Structure message) {
        return Call.of(SystemCall.SENDMSG, socket, message, number(0));
    }

    /** Waits for one. The descriptors that come with it are closed by execve. The result is zero when none will come. */
    public static Call recvmsg(Argument socket, Argument.Structure message) {
        return Call.of(SystemCall.RECVMSG, socket, message, new Argument.Word(0x4000_0000, "MSG_CMSG_CLOEXEC"));
    }

    /** A file in memory, without a name in any directory. The name is for people: {@code /proc/self/fd} shows it. */
    public static Call memfd_create(String name, MemoryFileFlag... memoryFileFlags) {
        return Call.of(SystemCall.MEMFD_CREATE, text(name), flags(memoryFileFlags));
    }

    /** What kind of file system a path is on: its first word, {@code f_type}, tells. */
    public static Call statfs(String path, byte[] buffer) {
        return Call.of(SystemCall.STATFS, text(path), new Argument.Bytes(buffer, "&statfs"));
    }

    /** The size of {@code struct statx}, and where it has a file's number, birth, device and its mount's ID. */
    public static final int STATX_SIZE = 256;

    public static final int STX_INO = 32;
    public static final int STX_BTIME = 80;
    public static final int STX_DEV = 136;
    public static final int STX_MNT_ID = 144;

    /** Which file a path means, and on which mount: {@code struct statx}. The mount's ID since Linux 5.8. */
    public static Call statx(String path, byte[] buffer) {
        return Call.of(
                SystemCall.STATX,
                AT_FDCWD,
                text(path),
                number(0),
                new Argument.Word(0x1900, "STATX_INO|STATX_BTIME|STATX_MNT_ID"),
                new Argument.Bytes(buffer, "&statx"));
    }

    /** A second descriptor for the same file, which execve closes: the lowest free number that isn't below {@code first}. */
    public static Call fcntl_dupfd_cloexec(Argument descriptor, int first) {
        return Call.of(SystemCall.FCNTL, descriptor, new Argument.Word(1030, "F_DUPFD_CLOEXEC"), number(first));
    }

    /** Makes a file in memory one that nobody can change any more: fcntl(2), "File Sealing". */
    public static Call fcntl_add_seals(Argument descriptor) {
        return Call.of(
                SystemCall.FCNTL,
                descriptor,
                new Argument.Word(1033, "F_ADD_SEALS"),
                new Argument.Word(15, "F_SEAL_SEAL|F_SEAL_SHRINK|F_SEAL_GROW|F_SEAL_WRITE"));
    }

    public static Call fchmod(Argument descriptor, int mode) {
        return Call.of(SystemCall.FCHMOD, descriptor, octal(mode));
    }

    /** Removes a file's name. */
    public static Call unlinkat(String path) {
        return Call.of(SystemCall.UNLINKAT, AT_FDCWD, text(path), number(0));
    }

    public static Call unlinkat(Argument.Bytes path) {
        return Call.of(SystemCall.UNLINKAT, AT_FDCWD, path, number(0));
    }

    public static Call mkdirat(String path, int mode) {
        return Call.of(SystemCall.MKDIRAT, AT_FDCWD, text(path), octal(mode));
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

    /** Gives what is open there to that user, and leaves its group. */
    public static Call fchown(Argument descriptor, long uid) {
        return Call.of(SystemCall.FCHOWN, descriptor, number(uid), number(-1));
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

    /**
     * Locks some bytes of an open file, which needn't be that long, or fails with EAGAIN when another has locked one of them.
     * The lock is the open file's, as flock's, and not the process's: fcntl(2), "Open file description locks".
     *
     * @param shared whether others may have locked them so, too
     */
    public static Call fcntl_ofd_setlk(Argument descriptor, boolean shared, long first, long count) {
        return setlk(descriptor, lock(shared ? LockType.F_RDLCK : LockType.F_WRLCK, first, count));
    }

    /** Locks them alone, and waits as long as others have locked one. */
    public static Call fcntl_ofd_setlkw(Argument descriptor, long first, long count) {
        return Call.of(
                SystemCall.FCNTL,
                descriptor,
                new Argument.Word(38, "F_OFD_SETLKW"),
                lock(LockType.F_WRLCK, first, count));
    }

    public static Call fcntl_ofd_unlock(Argument descriptor, long first, long count) {
        return setlk(descriptor, lock(LockType.F_UNLCK, first, count));
    }

    private static Call setlk(Argument descriptor, Argument lock) {
        return Call.of(SystemCall.FCNTL, descriptor, new Argument.Word(37, "F_OFD_SETLK"), lock);
    }

    /** Finds out whether somebody else has locked one of the bytes of a {@link #lock}, which says it afterwards. */
    public static Call fcntl_ofd_getlk(Argument descriptor, Argument.Bytes lock) {
        return Call.of(SystemCall.FCNTL, descriptor, new Argument.Word(36, "F_OFD_GETLK"), lock);
    }

    /** What nobody else may have locked in any way. */
    public static Argument.Bytes lock(long first, long count) {
        return lock(LockType.F_WRLCK, first, count);
    }

    /** Whether the kernel has answered that nobody has. */
    public static boolean isFree(Argument.Bytes lock) {
        short type =
                ByteBuffer.wrap(lock.content()).order(ByteOrder.nativeOrder()).getShort();
        return type == LockType.F_UNLCK.number;
    }

    private static Argument.Bytes lock(LockType type, long first, long count) {
        byte[] lock = ByteBuffer.allocate(FLOCK_SIZE)
                .order(ByteOrder.nativeOrder())
                .putShort((short) type.number)
                .putLong(FLOCK_START, first)
                .putLong(FLOCK_START + Long.BYTES, count)
                .array();
        return new Argument.Bytes(lock, "{" + type + ", SEEK_SET, " + first + ", " + count + "}");
    }

    /** Has execve not close it. */
    public static Call fcntl_setfd_inherited(Argument descriptor) {
        return Call.of(SystemCall.FCNTL, descriptor, new Argument.Word(2, "F_SETFD"), number(0));
    }

    /** Makes a file that long: what is new in it is zeros. */
    public static Call ftruncate(Argument descriptor, long length) {
        return Call.of(SystemCall.FTRUNCATE, descriptor, number(length));
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
