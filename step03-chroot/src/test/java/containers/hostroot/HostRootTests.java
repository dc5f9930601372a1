package containers.hostroot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.launch.Witness;
import containers.rootfs.Plans;
import containers.rootfs.RootFilesystem;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import containers.testing.OnceIsEnough;
import containers.testing.OtherJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The root filesystem made of the host's programs: when it is built, and what it is built of. */
@OnceIsEnough
@ExtendWith(HostUntouched.class)
class HostRootTests {

    @TempDir
    private static Path cache;

    private static Path root;

    /** Two launchers that find nothing: one builds, the other waits for it. */
    @BeforeAll
    static void buildTwiceAtOnce() throws Exception {
        ExecutorService launchers = Executors.newFixedThreadPool(2);
        try {
            List<Future<Path>> roots = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                roots.add(launchers.submit(() -> new HostRoot(cache).directory()));
            }
            root = roots.get(0).get();
            assertThat(roots.get(1).get()).isEqualTo(root);
        } finally {
            launchers.shutdown();
        }
        assertThat(roots(cache)).containsExactly(root);
    }

    @Test
    void itIsUsedAgain() throws IOException {
        assertThat(new HostRoot(cache).directory()).isEqualTo(root);
        assertThat(roots(cache)).containsExactly(root);
    }

    /** By a run that was killed, or whose disk was full. */
    @Test
    void whatWasHalfBuiltGoes(@TempDir Path other) throws IOException {
        Path half =
                Files.createDirectories(other.resolve("host-root-0/usr/bin")).getParent();

        Path whole = new HostRoot(other).directory();

        assertThat(half).doesNotExist();
        Path late = Files.createDirectory(other.resolve("host-root-1"));
        assertThat(new HostRoot(other).directory()).isEqualTo(whole);
        assertThat(late).as("also when nothing is built").doesNotExist();
    }

    @Test
    void itIsBuiltAgainWhenAFileOfTheHostsChangesAndTheOldOneGoes(@TempDir Path other, @TempDir Path host)
            throws IOException {
        Path source = Files.writeString(host.resolve("program"), "version 1");
        Files.setLastModifiedTime(source, FileTime.fromMillis(1_000_000_000_000L));
        pretendBuiltFrom(source, other);
        Path first = new HostRoot(other).directory();
        assertThat(first).as("up to date").isEqualTo(other.resolve("host-root-1"));

        Files.writeString(source, "version 2");

        Path second = new HostRoot(other).directory();
        assertThat(second).isNotEqualTo(first);
        assertThat(first).doesNotExist();
        assertThat(new HostRoot(other).directory()).isEqualTo(second);
    }

    /** It was built by somebody who sees another {@code /etc}, in a container, say, but the same cache. */
    @Test
    @Needs(Feature.ROOT)
    void itIsBuiltAgainWhereMoreProgramsAreFound(@TempDir Path other) throws Exception {
        Path cache = other.resolve("cache");
        List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--propagation", "private", "sh", "-c"));
        command.addAll(List.of("mount -t tmpfs none /etc/alternatives && exec \"$@\"", "sh"));
        command.addAll(OtherJvm.running(Builder.class, cache.toString()).command());
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        assertThat(roots(cache)).hasSize(1).allMatch(built -> Files.notExists(built.resolve("bin/awk")));

        assertThat(new HostRoot(cache).directory().resolve("bin/awk")).exists();
    }

    @Test
    void itIsBuiltAgainWhenItWasRemoved(@TempDir Path other) throws IOException {
        pretendBuiltFrom(Path.of("/etc/hosts"), other);
        Files.delete(other.resolve("host-root-1"));

        assertThat(new HostRoot(other).directory().resolve("bin/sh")).exists();
    }

    @Test
    void programsAreCopies() throws IOException {
        for (String name : List.of("/usr/bin/env", "/usr/bin/id")) {
            Path host = Path.of(name);
            Path copy = root.resolve(name.substring(1));
            assertThat(Files.isSameFile(copy, host)).isFalse();
            assertThat(copy).hasSameBinaryContentAs(host);
        }
        assertThat(regularFiles()).noneMatch(HostRootTests::isTheHosts);
    }

    /** Debian's mount and umount have it, for one. */
    @Test
    void noProgramRunsAsSomebodyElse() throws IOException {
        assertThat(regularFiles()).allMatch(file -> (attribute(file, "unix:mode") & 06000) == 0);
    }

    @Test
    void everybodyCanUseIt() throws IOException {
        assertThat(regularFiles()).allMatch(file -> (attribute(file, "unix:mode") & 0444) == 0444);
        assertThat(attribute(root, "unix:mode") & 0777).isEqualTo(0755);
    }

    @Test
    void itHasWhatPeopleExpect() {
        for (String name : List.of("sh", "ls", "cat", "ps", "mount", "hostname", "stty")) {
            assertThat(root.resolve("bin").resolve(name)).exists();
        }
        assertThat(root.resolve("bin")).isSymbolicLink();
        assertThat(root.resolve("etc/passwd")).content().startsWith("root:x:0:0:");
        assertThat(root.resolve("dev")).isEmptyDirectory();
        assertThat(root.resolve("proc")).isEmptyDirectory();
    }

    @Test
    void programsInItRun() {
        String script =
                "ls / >/dev/null && cat /etc/hosts >/dev/null && ls --version | head -n 1 && expr 6 '*' 7 && id -un";
        try (Witness inhabitant = Witness.of(Plans.pivoted(root, RootFilesystem.Use.LAYERED), script)) {
            assertThat(inhabitant.output()).startsWith("ls (").endsWith("\n42\nroot\n");
        }
    }

    /** A link can lead the cache to where other files are: nothing of theirs is changed, nor who may look at it. */
    @ParameterizedTest
    @ValueSource(strings = {"file", "manifest", "host-root-mine"})
    void whereOtherFilesAre(String name, @TempDir Path other) throws IOException {
        Path files = Files.createDirectory(other.resolve("files"));
        Files.writeString(files.resolve(name), "kept");
        Files.setPosixFilePermissions(files, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path link = Files.createSymbolicLink(other.resolve("cache"), files);

        assertThatThrownBy(() -> new HostRoot(link).directory())
                .hasMessageContaining("files: there are files in it that aren't the runner's")
                .hasMessageEndingWith("set XDG_CACHE_HOME to a directory of yours that only you can write to");
        assertThat(files.resolve(name)).hasContent("kept");
        assertThat(files.toFile().list()).hasSize(1);
        assertThat(attribute(files, "unix:mode") & 07777).isEqualTo(0755);
    }

    @Test
    void whereOthersFilesMayComeLater(@TempDir Path other) throws IOException {
        Path empty = Files.createDirectory(other.resolve("empty"));
        Files.setPosixFilePermissions(empty, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path first = new HostRoot(empty).directory();
        assertThat(attribute(empty, "unix:mode") & 07777).isEqualTo(0700);

        Files.createFile(empty.resolve("a note"));
        Files.createDirectory(empty.resolve("host-root-1"));

        assertThat(new HostRoot(empty).directory()).isEqualTo(first);
        assertThat(empty.toFile().list())
                .containsExactlyInAnyOrder(
                        "CACHEDIR.TAG",
                        "a note",
                        "lock",
                        "manifest",
                        first.getFileName().toString());
    }

    /** As a power cut can leave it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "host-root-1\nno path\n", "\u00ff", "host-root-\0\n"})
    void aDamagedManifestIsNone(String content, @TempDir Path other) throws IOException {
        Files.write(other.resolve("manifest"), content.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(new HostRoot(other).directory().getFileName().toString()).startsWith("host-root-");
    }

    @Test
    void aDamagedManifestWithTooLongAName(@TempDir Path other) throws IOException {
        aDamagedManifestIsNone("host-root-" + "1".repeat(300) + "\n", other);
    }

    @Test
    void aCacheThatCantBeMade(@TempDir Path other) throws IOException {
        Path file = Files.createFile(other.resolve("file"));

        assertThatThrownBy(() -> new HostRoot(file.resolve("cache")).directory())
                .isInstanceOf(FileSystemException.class);
    }

    @Test
    void aBuildThatFailsLeavesNothing(@TempDir Path other) throws IOException {
        Files.createDirectories(other.resolve("manifest.new/not empty"));

        assertThatThrownBy(() -> new HostRoot(other).directory()).isInstanceOf(FileSystemException.class);
        assertThat(roots(other)).isEmpty();
    }

    @Test
    void nothingIsWrittenThroughALink(@TempDir Path other) throws IOException {
        Path prey = Files.writeString(other.resolve("prey"), "kept");
        Path place = Files.createDirectory(other.resolve("cache"));
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwx------"));
        Files.createSymbolicLink(place.resolve("manifest.new"), prey);

        new HostRoot(place).directory();

        assertThat(prey).hasContent("kept");
        Files.delete(place.resolve("manifest"));
        Files.delete(place.resolve("lock"));
        Files.createSymbolicLink(place.resolve("lock"), other.resolve("made"));
        assertThatThrownBy(() -> new HostRoot(place).directory()).isInstanceOf(IOException.class);
        Files.delete(place.resolve("lock"));
        Files.delete(place.resolve("CACHEDIR.TAG"));
        Files.createSymbolicLink(place.resolve("CACHEDIR.TAG"), other.resolve("made"));
        assertThatThrownBy(() -> new HostRoot(place).directory()).isInstanceOf(IOException.class);
        assertThat(other.resolve("made")).doesNotExist();
    }

    /** A JVM can't change its umask, but a shell can before it. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "077"})
    void theUmaskHasNoSay(String umask, @TempDir Path other) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"));
        command.addAll(OtherJvm.running(Builder.class, other.resolve("cache").toString())
                .command());
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).isZero();

        Path built = new HostRoot(other.resolve("cache")).directory();

        assertThat(attribute(built.getParent(), "unix:mode") & 07777).isEqualTo(0700);
        assertThat(attribute(built.resolve("tmp"), "unix:mode") & 07777).isEqualTo(01777);
        assertThat(attribute(built.resolve("var/tmp"), "unix:mode") & 07777).isEqualTo(01777);
        for (String directory : List.of("", "etc", "usr", "usr/bin", "var")) {
            assertThat(attribute(built.resolve(directory), "unix:mode") & 07777).isEqualTo(0755);
        }
        assertThat(attribute(built.resolve("etc/passwd"), "unix:mode") & 07777).isEqualTo(0644);
    }

    /** Builds a root filesystem in the cache whose path it is given. */
    static final class Builder {

        private Builder() {}

        public static void main(String[] args) throws IOException {
            new HostRoot(Path.of(args[0])).directory();
        }
    }

    /** A cache as a build leaves it, with a root filesystem made of one file. */
    private static void pretendBuiltFrom(Path source, Path cache) throws IOException {
        Files.createDirectory(cache.resolve("host-root-1"));
        Files.writeString(
                cache.resolve("manifest"),
                "host-root-1\n" + Files.getLastModifiedTime(source).toMillis() + " " + Files.size(source) + " " + source
                        + "\n",
                StandardOpenOption.CREATE_NEW);
    }

    private static List<Path> roots(Path cache) throws IOException {
        try (Stream<Path> entries = Files.list(cache)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("host-root-"))
                    .toList();
        }
    }

    private static List<Path> regularFiles() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    private static boolean isTheHosts(Path file) {
        Path onHost = Path.of("/").resolve(root.relativize(file));
        try {
            return Files.exists(onHost) && Files.isSameFile(file, onHost);
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static int attribute(Path file, String name) {
        try {
            return (int) Files.getAttribute(file, name);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
