package containers.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;

/**
 * Whose a file is, and who may write to it: what lstat(2) says.
 *
 * @param uid its owner's number
 * @param gid its group's
 * @param mode its kind and its permissions: inode(7)
 * @param owner its owner's name, or the number of one that has none
 */
record FileStatus(long uid, long gid, int mode, String owner) {

    private static final int GROUP_WRITES = 020;
    private static final int OTHERS_WRITE = 02;
    private static final int STICKY = 01000;
    private static final int KIND = 0170000;
    private static final int LINK = 0120000;

    /** That of the file itself, also where it is a link. */
    static FileStatus of(Path file) throws IOException {
        Map<String, Object> status = Files.readAttributes(file, "unix:uid,gid,mode,owner", LinkOption.NOFOLLOW_LINKS);
        return new FileStatus(
                Integer.toUnsignedLong((Integer) status.get("uid")),
                Integer.toUnsignedLong((Integer) status.get("gid")),
                (Integer) status.get("mode"),
                ((UserPrincipal) status.get("owner")).getName());
    }

    /** Its permissions mean nothing then: symlink(7). */
    boolean isLink() {
        return (mode & KIND) == LINK;
    }

    /** A directory in which nobody moves what is another's, as in /tmp: inode(7). */
    boolean isSticky() {
        return (mode & STICKY) != 0;
    }

    boolean othersWrite() {
        return (mode & OTHERS_WRITE) != 0;
    }

    boolean groupWrites() {
        return (mode & GROUP_WRITES) != 0;
    }
}
