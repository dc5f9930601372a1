package containers.files;

import containers.calls.FileCalls;
import containers.kernel.Call;
import containers.kernel.Errno;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * Whose a file is, and who may write to it: what statx(2) says of it. Java's own classes would tell it,
 * too, and take a cold start a millisecond.
 *
 * @param uid its owner's number
 * @param gid its group's
 * @param mode its kind and its permissions: inode(7)
 */
public record FileStatus(long uid, long gid, int mode) {

    /** Where Java lost a byte that is no character. The kernel would be asked of another file. */
    private static final char LOST = '\uFFFD';

    private static final int GROUP_WRITES = 020;
    private static final int OTHERS_WRITE = 02;
    private static final int STICKY = 01000;
    private static final int PERMISSIONS = 0777;
    private static final int KIND = 0170000;
    private static final int LINK = 0120000;
    private static final int DIRECTORY = 0040000;

    /**
     * That of the file itself, also where it is a link.
     *
     * @throws FileSystemException where there is none, or this user can't look for it
     */
    public static FileStatus of(String path) throws IOException {
        byte[] found = new byte[FileCalls.STATX_SIZE];
        return ask(path, FileCalls.statx_link(path, found), found);
    }

    /**
     * That of the file to which links lead, if the path is one's.
     *
     * @throws FileSystemException where there is none, or this user can't look for it
     */
    public static FileStatus ofTarget(String path) throws IOException {
        byte[] found = new byte[FileCalls.STATX_SIZE];
        return ask(path, FileCalls.statx(path, found), found);
    }

    private static FileStatus ask(String path, Call call, byte[] found) throws FileSystemException {
        if (path.indexOf(LOST) >= 0) {
            throw new FileSystemException(path, null, "its name isn't UTF-8, and can't be looked at");
        }
        try {
            Kernel.call(call);
        } catch (SystemCallException refused) {
            throw refused.errno() == Errno.ENOENT
                    ? new NoSuchFileException(path)
                    : new FileSystemException(path, null, refused.getMessage());
        }
        ByteBuffer status = ByteBuffer.wrap(found).order(ByteOrder.nativeOrder());
        return new FileStatus(
                Integer.toUnsignedLong(status.getInt(FileCalls.STX_UID)),
                Integer.toUnsignedLong(status.getInt(FileCalls.STX_GID)),
                Short.toUnsignedInt(status.getShort(FileCalls.STX_MODE)));
    }

    /** Its permissions mean nothing then: symlink(7). */
    public boolean isLink() {
        return (mode & KIND) == LINK;
    }

    public boolean isDirectory() {
        return (mode & KIND) == DIRECTORY;
    }

    /** A directory in which nobody moves what is another's, as in /tmp: inode(7). */
    public boolean isSticky() {
        return (mode & STICKY) != 0;
    }

    public boolean othersWrite() {
        return (mode & OTHERS_WRITE) != 0;
    }

    public boolean groupWrites() {
        return (mode & GROUP_WRITES) != 0;
    }

    /** Without set-user-ID and the like. */
    public int permissions() {
        return mode & PERMISSIONS;
    }
}
