package containers.hostroot;

import containers.files.FileStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file that says that a directory is a cache of ours: what is in it may be removed. A link can lead the cache to anywhere,
 * and there could be files with the names of ours.
 *
 * <p>Other programs know such a file, too, and leave what is beside it out of their backups: it is the Cache Directory
 * Tagging Specification's.
 */
record CacheMark(Path cache) {

    private static final String NAME = "CACHEDIR.TAG";

    private static final String CONTENT = """
            Signature: 8a477f597d28d172789f06886806bc55
            # The container runner of Understanding Containers keeps root filesystems here, and removes them.
            """;

    /** What we keep there. Before there were marks, there was nothing else. */
    private static final Pattern OURS =
            Pattern.compile("lock|manifest(\\.new)?|CACHEDIR\\.TAG|" + HostRoot.PREFIX + "[0-9]+(\\.old)?");

    /**
     * Looks whether it is there, or could be.
     *
     * @throws CacheRefusedException where somebody else's files are
     */
    void check() throws IOException {
        List<String> names = names();
        if (names.isEmpty()) {
            Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwx------"));
        } else if (!content().equals(CONTENT) && !wasOurs(names)) {
            throw new CacheRefusedException(
                    cache, "there are files in it that aren't the runner's, and it would remove some");
        }
    }

    /** Makes it. Several may do so at once. */
    void set() throws IOException {
        if (!content().equals(CONTENT)) {
            Files.writeString(
                    file(),
                    CONTENT,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** Others could never look into ours. */
    private boolean wasOurs(List<String> names) throws IOException {
        return FileStatus.of(cache.toString()).permissions() == 0700
                && names.stream().allMatch(name -> OURS.matcher(name).matches())
                && CONTENT.startsWith(content());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private String content() throws IOException {
        try {
            return Files.readString(file(), StandardCharsets.ISO_8859_1); // whatever is there
        } catch (NoSuchFileException none) {
            return "";
        }
    }

    private Path file() {
        return cache.resolve(NAME);
    }
}
