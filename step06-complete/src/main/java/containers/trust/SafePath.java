package containers.trust;

import containers.files.FileStatus;
import containers.namespaces.IdMap;
import containers.namespaces.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
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

    /** The user, and its group. */
    private static final int ROOT = 0;

    /** /proc/sys/kernel/overflowuid, unless somebody has changed it. */
    private static final long NOBODY = 65534;

    public SafePath {
        trusted = Set.copyOf(trusted);
    }

    /** One that this user goes, perhaps at another's word: sudo(8). */
    public static SafePath of(Path path, User user) {
        return of(path, user, Optional.ofNullable(System.getenv("SUDO_UID")));
    }

    /** @param caller who called sudo(8), as it writes that down */
    static SafePath of(Path path, User user, Optional<String> caller) {
        Set<Long> trusted = new HashSet<>(Set.of(user.uid()));
        caller.filter(uid -> uid.matches("[0-9]{1,10}")).map(Long::valueOf).ifPresent(trusted::add);
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
        if (parent != null
                && FileStatus.of(parent.toString()).isSticky()) { // There its owner moves it, and nobody else does.
            long owner = FileStatus.of(path.toString()).uid();
            if (!isTrusted(owner)) {
                return belongsTo(path, owner);
            }
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

    private Optional<String> danger(Path file, boolean isAbove) throws IOException {
        FileStatus status = FileStatus.of(file.toString());
        if (!isTrusted(status.uid()) && !(isAbove && isHostsRoot(status.uid()))) {
            return belongsTo(file, status.uid());
        }
        return status.isLink() || (isAbove && status.isSticky()) ? Optional.empty() : writer(file, status);
    }

    private static Optional<String> belongsTo(Path file, long uid) {
        return Optional.of(file + " belongs to user " + uid);
    }

    private static Optional<String> writer(Path file, FileStatus status) throws IOException {
        if (status.othersWrite()) {
            return Optional.of(file + " can be changed by anybody");
        }
        return status.groupWrites() && status.gid() != ROOT && !Members.HERE.areOnly(owner(file), status.gid())
                ? Optional.of(file + " can be changed by group " + status.gid())
                : Optional.empty();
    }

    /** Its name, or the number of one that has none. */
    private static String owner(Path file) throws IOException {
        return Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName();
    }

    /** In a user namespace that knows only some users, all others look like this one, the host's root, too. */
    private static boolean isHostsRoot(long uid) throws IOException {
        return uid == NOBODY && isUnknown(uid, Files.readString(Path.of("/proc/self/uid_map")));
    }

    static boolean isUnknown(long uid, String map) {
        return IdMap.read(map).stream().noneMatch(known -> known.contains(uid));
    }

    private boolean isTrusted(long uid) {
        return uid == ROOT || trusted.contains(uid);
    }
}
