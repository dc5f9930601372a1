package containers.hostroot;

import containers.launch.Launcher;
import containers.namespaces.User;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A root filesystem for which no image is needed: copies of the host's own programs and of the libraries they need.
 *
 * <p>It is kept in the user's cache, and built again when one of the host's files has changed. A root filesystem that is
 * out of date stays until the cache is emptied by hand: a container may still be using it.
 */
public final class HostRoot {

    /** A lock on a file holds between processes. Between the threads of one, this does. */
    private static final ReentrantLock BUILDING = new ReentrantLock();

    private final Path cache;

    /** Keeps the root filesystem in that directory. */
    public HostRoot(Path cache) {
        this.cache = cache;
    }

    /** In the user's cache: {@code $XDG_CACHE_HOME}, which is {@code ~/.cache} where it isn't set. */
    public static HostRoot inUserCache() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path caches = configured == null || !configured.startsWith("/")
                ? Path.of(User.home(), ".cache")
                : Path.of(configured);
        return new HostRoot(caches.resolve("understanding-containers"));
    }

    /**
     * The directory with the root filesystem, up to date.
     *
     * @throws IOException when it can't be built
     */
    public Path directory() throws IOException {
        Path current = current();
        return current != null ? current : build();
    }

    /** The one that was built last, or {@code null} when there is none or a file of the host's has changed since. */
    private Path current() throws IOException {
        try {
            List<String> lines = Files.readAllLines(manifest());
            if (lines.isEmpty()) {
                return null; // A power cut can leave an empty file behind.
            }
            Path directory = cache.resolve(lines.get(0));
            return isUpToDate(lines) && Files.isDirectory(directory) ? directory : null;
        } catch (NoSuchFileException | CharacterCodingException noneOrDamaged) {
            return null;
        }
    }

    private static boolean isUpToDate(List<String> manifest) {
        for (String line : manifest.subList(1, manifest.size())) {
            int path = line.indexOf('/');
            if (path < 0 || !line.equals(stamp(line.substring(path)))) {
                return false;
            }
        }
        return true;
    }

    /** What the manifest has about a file of the host's: when it changed, its size, its path. */
    private static String stamp(String path) {
        File file = new File(path);
        return file.lastModified() + " " + file.length() + " " + path;
    }

    /** Builds it, unless another launcher did so while this one waited for the lock. */
    private Path build() throws IOException {
        Files.createDirectories(cache);
        BUILDING.lock();
        try (FileChannel channel =
                        FileChannel.open(cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Path built = lock.isValid() ? current() : null;
            return built != null ? built : buildFresh();
        } finally {
            BUILDING.unlock();
        }
    }

    private Path buildFresh() throws IOException {
        Path directory = Files.createTempDirectory(cache, "host-root-");
        try {
            RootBuilder builder = new RootBuilder(directory, new SharedLibraries(new Launcher()));
            builder.build();
            StringBuilder manifest = new StringBuilder(directory.getFileName().toString()).append('\n');
            for (Path source : builder.sources()) {
                manifest.append(stamp(source.toString())).append('\n');
            }
            publish(manifest.toString());
            return directory;
        } catch (IOException | RuntimeException failed) {
            removeTree(directory); // Half of a root filesystem is of no use to anybody.
            throw failed;
        }
    }

    private static void removeTree(Path file) throws IOException {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(file)) {
                for (Path entry : entries) {
                    removeTree(entry);
                }
            }
        }
        Files.delete(file);
    }

    /** Puts the manifest in its place in one step: who reads it sees the old one or the new one, never half of one. */
    private void publish(String manifest) throws IOException {
        Path fresh = cache.resolve("manifest.new");
        Files.writeString(fresh, manifest);
        Files.move(fresh, manifest(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path manifest() {
        return cache.resolve("manifest");
    }
}
