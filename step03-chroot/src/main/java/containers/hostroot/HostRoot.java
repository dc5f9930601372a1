package containers.hostroot;

import containers.files.FileStatus;
import containers.launch.Launcher;
import containers.namespaces.User;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A root filesystem for which no image is needed: copies of the host's own programs and of the libraries they need.
 *
 * <p>It is kept in the user's cache, and built again when one of the host's files has changed. One that is out of date is
 * removed as soon as no container uses it. The cache is the user's alone: see {@link OwnDirectory}.
 */
public final class HostRoot {

    /** What the names of root filesystems begin with. */
    static final String PREFIX = "host-root-";

    /** A lock on a file holds between processes. Between the threads of one, this does. */
    private static final ReentrantLock BUILDING = new ReentrantLock();

    private static final Set<OpenOption> LOCK_FILE =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final Path place;

    /** Keeps the root filesystem in that directory. */
    public HostRoot(Path place) {
        this.place = place;
    }

    /** In the user's cache. */
    public static HostRoot inUserCache() {
        return new HostRoot(Path.of(User.cache(), "understanding-containers"));
    }

    /** Whether that directory is one of those that it keeps there. Such a path has no links in it. */
    public boolean holds(Path directory) {
        try {
            return place.toRealPath().equals(directory.getParent())
                    && directory.getFileName().toString().startsWith(PREFIX);
        } catch (IOException nothingKept) {
            return false;
        }
    }

    /**
     * The directory with the root filesystem, up to date.
     *
     * @throws IOException when it can't be built, or others could write where it is
     */
    public Path directory() throws IOException {
        Path cache = OwnDirectory.ofThisUser().make(place);
        Optional<Path> current = current(cache);
        return current.isEmpty() || hasOthers(cache, current.get()) ? alone(cache) : current.get();
    }

    /** The one that was built last, if there is one and no file of the host's has changed since. */
    private static Optional<Path> current(Path cache) throws IOException {
        try {
            Manifest manifest = Manifest.read(manifest(cache));
            if (!manifest.name().startsWith(PREFIX) || manifest.name().indexOf('/') >= 0) {
                return Optional.empty();
            }
            Path directory = cache.resolve(manifest.name());
            return manifest.isUpToDate() && FileStatus.of(directory.toString()).isDirectory()
                    ? Optional.of(directory)
                    : Optional.empty();
        } catch (FileNotFoundException | FileSystemException | InvalidPathException none) {
            return Optional.empty();
        }
    }

    private static boolean hasOthers(Path cache, Path current) {
        return !new OldRoots(cache, current.getFileName().toString()).isEmpty();
    }

    /** Tidies up and builds it, unless another launcher did so while this one waited for the lock. */
    private static Path alone(Path cache) throws IOException {
        FileAttribute<Set<PosixFilePermission>> onlyMine =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        CacheMark mark = new CacheMark(cache);
        mark.check();
        BUILDING.lock();
        try (FileChannel channel = FileChannel.open(cache.resolve("lock"), LOCK_FILE, onlyMine);
                FileLock lock = channel.lock()) {
            mark.set();
            Optional<Path> built = lock.isValid() ? current(cache) : Optional.empty();
            // Before it is built, because there may be no room for two.
            new OldRoots(cache, built.isPresent() ? built.get().getFileName().toString() : "").remove();
            return built.isPresent() ? built.get() : build(cache);
        } finally {
            BUILDING.unlock();
        }
    }

    private static Path build(Path cache) throws IOException {
        Path directory = Files.createTempDirectory(cache, PREFIX);
        try {
            RootBuilder builder = new RootBuilder(directory, new SharedLibraries(new Launcher()));
            builder.build();
            StringBuilder manifest = new StringBuilder(directory.getFileName().toString()).append('\n');
            for (Path source : builder.sources()) {
                manifest.append(Manifest.line(source));
            }
            publish(cache, manifest.toString());
            return directory;
        } catch (IOException | RuntimeException failed) {
            new Tree(directory).remove(); // Half of a root filesystem is of no use to anybody.
            throw failed;
        }
    }

    /** Puts the manifest in its place in one step: who reads it sees the old one or the new one, never half of one. */
    private static void publish(Path cache, String manifest) throws IOException {
        Path fresh = cache.resolve("manifest.new");
        Files.deleteIfExists(fresh);
        Files.writeString(fresh, manifest, StandardOpenOption.CREATE_NEW);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        Files.move(fresh, manifest(cache), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path manifest(Path cache) {
        return cache.resolve("manifest");
    }
}
