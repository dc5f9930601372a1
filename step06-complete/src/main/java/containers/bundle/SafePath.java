package containers.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A path behind which nobody puts something else between the look at it and its use: sshd's word for what it asks of the files
 * that say who may log in.
 *
 * @param path an absolute one
 * @param caller who has root do this, besides root: from sudo(8); empty where root does it alone
 */
record SafePath(Path path, Optional<Long> caller) {

    /** As many as the kernel follows: path_resolution(7). */
    private static final int MOST_LINKS = 40;

    private static final int GROUP_WRITES = 020;
    private static final int OTHERS_WRITE = 02;
    private static final int STICKY = 01000;
    private static final int KIND = 0170000;
    private static final int LINK = 0120000;

    /** One that root goes, perhaps as another user's sudo. */
    static SafePath of(Path path) {
        String uid = System.getenv("SUDO_UID");
        boolean isNumber = uid != null && uid.matches("[0-9]{1,10}");
        return new SafePath(path, isNumber ? Optional.of(Long.valueOf(uid)) : Optional.empty());
    }

    /** What others than root and the caller can change: that and all above it. In words, for the end of a line; or nothing. */
    Optional<String> danger() throws IOException {
        Optional<String> own = danger(path, false);
        return own.isPresent() || path.getParent() == null ? own : dangerAbove();
    }

    /** The same but for what is behind the path itself: where that is to be changed by others, but not to be another one. */
    Optional<String> dangerAbove() throws IOException {
        Path parent = path.getParent();
        if (parent != null && isSticky(parent) && !isTrusted(owner(path))) {
            return Optional.of(path + " belongs to user " + owner(path)); // Who moves it, even there.
        }
        for (Path above = parent; above != null; above = above.getParent()) {
            Optional<String> danger = danger(above, true);
            if (danger.isPresent()) {
                return danger;
            }
        }
        return Optional.empty();
    }

    /** The same where links may lead to it: each could lead elsewhere, and so could what is above it. */
    Optional<String> dangerOnTheWay() throws IOException {
        Optional<Path> at = Optional.of(path);
        for (int links = 0; at.isPresent(); links++) {
            Optional<String> danger = links > MOST_LINKS
                    ? Optional.of(path + " is a circle of links")
                    : at(at.get()).dangerAbove();
            if (danger.isPresent()) {
                return danger;
            }
            at = behindFirstLink(at.get());
        }
        return Optional.empty();
    }

    private SafePath at(Path other) {
        return new SafePath(other, caller);
    }

    private static Optional<Path> behindFirstLink(Path path) throws IOException {
        Path at = path.getRoot();
        for (int i = 0; i < path.getNameCount(); i++) {
            at = at.resolve(path.getName(i));
            if (Files.isSymbolicLink(at)) {
                Path target = at.resolveSibling(Files.readSymbolicLink(at));
                boolean isLast = i + 1 == path.getNameCount();
                return Optional.of(isLast ? target : target.resolve(path.subpath(i + 1, path.getNameCount())));
            }
        }
        return Optional.empty();
    }

    private static boolean isSticky(Path directory) throws IOException {
        return ((Integer) Files.getAttribute(directory, "unix:mode", LinkOption.NOFOLLOW_LINKS) & STICKY) != 0;
    }

    private static long owner(Path file) throws IOException {
        return Integer.toUnsignedLong((Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS));
    }

    /** In a sticky directory, as /tmp is, nobody moves what is another's: inode(7). */
    private Optional<String> danger(Path file, boolean isAbove) throws IOException {
        Map<String, Object> status = Files.readAttributes(file, "unix:uid,gid,mode", LinkOption.NOFOLLOW_LINKS);
        long uid = Integer.toUnsignedLong((Integer) status.get("uid"));
        long gid = Integer.toUnsignedLong((Integer) status.get("gid"));
        int mode = (Integer) status.get("mode");
        if (!isTrusted(uid)) {
            return Optional.of(file + " belongs to user " + uid);
        }
        boolean isLink = (mode & KIND) == LINK; // whose permissions mean nothing: symlink(7)
        if (isLink || (isAbove && (mode & STICKY) != 0)) {
            return Optional.empty();
        }
        if ((mode & OTHERS_WRITE) != 0) {
            return Optional.of(file + " can be changed by anybody");
        }
        // A group that has its user's number has nobody else in it: useradd(8), "USERGROUPS_ENAB".
        return (mode & GROUP_WRITES) != 0 && !isTrusted(gid)
                ? Optional.of(file + " can be changed by group " + gid)
                : Optional.empty();
    }

    private boolean isTrusted(long id) {
        return id == 0 || caller.filter(its -> its == id).isPresent();
    }
}
