package containers.hostroot;

import containers.calls.CredentialCalls;
import containers.kernel.Kernel;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * A directory that only its user can look into, and that nobody else can put another in the place of.
 *
 * <p>What is in the cache will be run, also by root. {@code su -m} leaves root another user's variables, which can lead it
 * to where that user writes: so each directory on the way has to belong to the caller, or to who owns {@code /} and could
 * do anything. Then nobody else can change a path that was found good.
 */
final class OwnDirectory {

    private static final int MOST_LINKS = 40;
    private static final int STICKY = 01000;
    private static final int OTHERS_WRITE = 0002;
    private static final int GROUP_WRITES = 0020;

    private static final Set<PosixFilePermission> ONLY_MINE =
            Collections.unmodifiableSet(PosixFilePermissions.fromString("rwx------"));
    private static final String ADVICE = ": set XDG_CACHE_HOME to a directory of yours that only you can write to";

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
        this.machine = Attributes.of(Path.of("/")).user();
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
        Attributes attributes = Attributes.of(real);
        if (attributes.user() != user) {
            throw refused(real, "it belongs to user " + attributes.user());
        }
        if ((attributes.mode() & OTHERS_WRITE) != 0) {
            throw refused(real, "others can write to it, and what is in it may be theirs");
        }
        if ((attributes.mode() & 0777) != 0700) {
            Files.setPosixFilePermissions(real, ONLY_MINE);
        }
        return real;
    }

    /** As the kernel goes along a path, with a look at each step. */
    private Path walk(Path path) throws IOException {
        Path here = Path.of("/");
        for (Path name : path) {
            // There are no links in what is already behind us, so ".." is what is written before it.
            Path next = here.resolve(name).normalize();
            if (!Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
                create(next);
            }
            check(next);
            here = Files.isSymbolicLink(next) ? walk(target(next)) : next;
        }
        return here;
    }

    private Path target(Path link) throws IOException {
        if (++links > MOST_LINKS) {
            throw new FileSystemLoopException(link.toString());
        }
        return link.resolveSibling(Files.readSymbolicLink(link));
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

    private void check(Path file) throws IOException {
        Attributes attributes = Attributes.of(file);
        if (attributes.user() != user && attributes.user() != machine) {
            throw refused(
                    file, "it belongs to user " + attributes.user() + ", who could change what is run from there");
        }
        // A group that has the user's number is theirs alone, as distributions make them; any other may have members.
        boolean own = attributes.group() == group && group == user;
        boolean strangersGroup = !own && attributes.group() != 0;
        int strangersWrite = strangersGroup ? OTHERS_WRITE | GROUP_WRITES : OTHERS_WRITE;
        // In a sticky directory, as /tmp is, one can't take another's file away. A link's own mode says nothing.
        boolean sticky = (attributes.mode() & STICKY) != 0;
        if ((attributes.mode() & strangersWrite) != 0 && !sticky && !Files.isSymbolicLink(file)) {
            throw refused(file, "others can write to it, and could change what is run from there");
        }
    }

    private static FileSystemException refused(Path file, String reason) {
        return new FileSystemException(file.toString(), null, reason + ADVICE);
    }

    /** Of a file, or of a link itself. */
    private record Attributes(int mode, long user, long group) {

        static Attributes of(Path file) throws IOException {
            Map<String, Object> found = Files.readAttributes(file, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
            return new Attributes((int) found.get("mode"), id(found.get("uid")), id(found.get("gid")));
        }

        private static long id(Object number) {
            return Integer.toUnsignedLong((int) number);
        }
    }
}
