package containers.hostroot;

import containers.calls.CredentialCalls;
import containers.files.FileStatus;
import containers.kernel.Kernel;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;

/**
 * A directory of one user's, which nobody else can write to, or put another in the place of.
 *
 * <p>What is in the cache will be run, also by root. {@code su -m} leaves root another user's variables, which can lead it
 * to where that user writes: so each directory on the way has to belong to the caller, or to who owns {@code /} and could
 * do anything. Then nobody else can change a path that was found good.
 */
final class OwnDirectory {

    private static final int MOST_LINKS = 40;
    private static final Set<PosixFilePermission> ONLY_MINE =
            Collections.unmodifiableSet(PosixFilePermissions.fromString("rwx------"));

    private final long user;
    private final long group;
    private final long machine;
    private int links;

    /**
     * Checks directories for that user.
     *
     * @param user the user's number
     * @param group and their group's, in which others don't count as strangers
     */
    OwnDirectory(long user, long group) throws IOException {
        this.user = user;
        this.group = group;
        this.machine = FileStatus.of("/").uid();
    }

    static OwnDirectory ofThisUser() throws IOException {
        return new OwnDirectory(Kernel.call(CredentialCalls.geteuid()), Kernel.call(CredentialCalls.getegid()));
    }

    /**
     * Makes the directory, and those above, where they aren't there.
     *
     * @return its path without links
     * @throws FileSystemException when somebody else could change it: the reason says what to do
     */
    Path make(Path directory) throws IOException {
        Path real = walk(directory.toAbsolutePath());
        FileStatus status = FileStatus.of(real.toString());
        if (status.uid() != user) {
            throw refused(real, "it belongs to user " + status.uid());
        }
        if (status.othersWrite()) {
            throw refused(real, "others can write to it, and what is in it may be theirs");
        }
        if (!status.isDirectory()) {
            throw refused(real, "it isn't a directory");
        }
        return real;
    }

    /** As the kernel goes along a path, with a look at each step. */
    private Path walk(Path path) throws IOException {
        Path here = Path.of("/");
        for (Path name : path) {
            // There are no links in what is already behind us, so ".." is what is written before it.
            Path next = here.resolve(name).normalize();
            FileStatus status = makeSure(next);
            check(next, status);
            here = status.isLink() ? walk(target(next)) : next;
        }
        return here;
    }

    private Path target(Path link) throws IOException {
        if (++links > MOST_LINKS) {
            throw refused(link, "its links lead round in a circle");
        }
        return link.resolveSibling(Files.readSymbolicLink(link));
    }

    /** That it is there. */
    private static FileStatus makeSure(Path directory) throws IOException {
        try {
            return FileStatus.of(directory.toString());
        } catch (NoSuchFileException none) {
            create(directory);
            return FileStatus.of(directory.toString());
        } catch (FileSystemException refused) {
            throw refused(directory, "this user can't look at it (" + refused.getReason() + ")");
        }
    }

    private static void create(Path directory) throws IOException {
        try {
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(ONLY_MINE));
            Files.setPosixFilePermissions(directory, ONLY_MINE); // The umask may have taken more away.
        } catch (FileAlreadyExistsException byAnotherRun) {
            // Whoever made it: the check comes next.
        } catch (FileSystemException refused) {
            String reason = refused.getReason() == null ? "permission denied" : refused.getReason();
            throw refused(directory, "this directory can't be made (" + reason + ")");
        }
    }

    private void check(Path file, FileStatus status) throws IOException {
        if (status.uid() != user && status.uid() != machine) {
            throw refused(file, "it belongs to user " + status.uid() + ", who could change what is run from there");
        }
        // A group that has the user's number is theirs alone, as distributions make them; any other may have members.
        boolean own = status.gid() == group && group == user;
        boolean strangersGroup = !own && status.gid() != 0;
        boolean strangersWrite = status.othersWrite() || (strangersGroup && status.groupWrites());
        // In a sticky directory, as /tmp is, one can't take another's file away. A link's own mode says nothing.
        if (strangersWrite && !status.isSticky() && !status.isLink()) {
            throw refused(file, "others can write to it, and could change what is run from there");
        }
    }

    private static FileSystemException refused(Path file, String reason) {
        return new CacheRefusedException(file, reason);
    }
}
