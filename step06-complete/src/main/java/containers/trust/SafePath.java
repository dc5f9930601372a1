package containers.trust;

import containers.namespaces.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.UserPrincipal;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A path behind which nobody puts something else between the look at it and its use: sshd's word for what it asks of the files
 * that say who may log in.
 *
 * @param path an absolute one
 * @param trusted who may change it besides root: who uses it, and who has them do that
 */
public record SafePath(Path path, Set<Long> trusted) {

    /** As many as the kernel follows: path_resolution(7). */
    private static final int MOST_LINKS = 40;

    /** /proc/sys/kernel/overflowuid, unless somebody has changed it. */
    private static final long NOBODY = 65534;

    private static final int GROUP_WRITES = 020;
    private static final int OTHERS_WRITE = 02;
    private static final int STICKY = 01000;
    private static final int KIND = 0170000;
    private static final int LINK = 0120000;

    public SafePath {
        trusted = Set.copyOf(trusted);
    }

    /** One that this user goes, perhaps at another's word: sudo(8). */
    public static SafePath of(Path path, User user) {
        Set<Long> trusted = new HashSet<>(Set.of(user.uid()));
        String caller = System.getenv("SUDO_UID");
        if (caller != null && caller.matches("[0-9]{1,10}")) {
            trusted.add(Long.valueOf(caller));
        }
        return new SafePath(path, trusted);
    }

    /** What others than root and the trusted can change: that and all above it. In words, for the end of a line; or nothing. */
    public Optional<String> danger() throws IOException {
        Optional<String> own = danger(path, false);
        return own.isPresent() || path.getParent() == null ? own : dangerAbove();
    }

    /** The same but for what is behind the path itself: where that is to be changed by others, but not to be another one. */
    public Optional<String> dangerAbove() throws IOException {
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
    public Optional<String> dangerOnTheWay() throws IOException {
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
        return new SafePath(other, trusted);
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
        Map<String, Object> status =
                Files.readAttributes(file, "unix:uid,gid,mode,owner,group", LinkOption.NOFOLLOW_LINKS);
        long uid = Integer.toUnsignedLong((Integer) status.get("uid"));
        long gid = Integer.toUnsignedLong((Integer) status.get("gid"));
        int mode = (Integer) status.get("mode");
        if (!isTrusted(uid) && !(isAbove && isHostsRoot(uid))) {
            return Optional.of(file + " belongs to user " + uid);
        }
        boolean isLink = (mode & KIND) == LINK; // whose permissions mean nothing: symlink(7)
        if (isLink || (isAbove && (mode & STICKY) != 0)) {
            return Optional.empty();
        }
        if ((mode & OTHERS_WRITE) != 0) {
            return Optional.of(file + " can be changed by anybody");
        }
        boolean isShared = (mode & GROUP_WRITES) != 0 && !isTrusted(gid) && !isOwnersAlone(status);
        return isShared ? Optional.of(file + " can be changed by group " + gid) : Optional.empty();
    }

    /** A group that has its user's name has nobody else in it: useradd(8), "USERGROUPS_ENAB". */
    private static boolean isOwnersAlone(Map<String, Object> status) {
        return ((UserPrincipal) status.get("owner")).getName().equals(((GroupPrincipal) status.get("group")).getName());
    }

    /** In a user namespace that knows only some users, all others look like this one, the host's root, too. */
    private static boolean isHostsRoot(long uid) throws IOException {
        return uid == NOBODY && isUnknown(uid, Files.readString(Path.of("/proc/self/uid_map")));
    }

    /** A line has the first number inside, the first outside, and how many they are: user_namespaces(7). */
    static boolean isUnknown(long uid, String map) {
        for (String line : map.lines().toList()) {
            String[] numbers = line.strip().split(" +", -1);
            long first = Long.parseLong(numbers[0]);
            if (uid >= first && uid - first < Long.parseLong(numbers[2])) {
                return false;
            }
        }
        return true;
    }

    private boolean isTrusted(long id) {
        return id == 0 || trusted.contains(id);
    }
}
