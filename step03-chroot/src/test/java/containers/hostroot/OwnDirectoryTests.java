package containers.hostroot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.testing.Attacks;
import containers.testing.Feature;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a cache may be, and where somebody else could change what is run from it. */
class OwnDirectoryTests {

    private static final int STRANGER = 4711;

    @TempDir
    private Path directory;

    @Test
    void whatIsMissingIsMadeForThisUserAlone() throws IOException {
        Path made = make(directory.resolve("above/cache"));

        assertThat(made).isEqualTo(directory.toRealPath().resolve("above/cache"));
        assertThat(mode(made)).isEqualTo(0700);
        assertThat(mode(made.getParent())).isEqualTo(0700);
    }

    @Test
    void oneThatWasThereStaysAsItIs() throws IOException {
        Path cache = directory(0755, "cache");

        assertThat(mode(make(cache))).isEqualTo(0755);
    }

    @Test
    @Attacks
    void whereEverybodyWrites() throws IOException {
        Path open = directory(0777, "open");

        assertRefused(open.resolve("cache"), open + ": others can write to it");
        assertThat(open).isEmptyDirectory();
        assertRefused(directory(0777, "cache"), "others can write to it");
    }

    @Test
    void whereNobodyCanTakeAnothersFileAway() throws IOException {
        assertThat(make(directory(01777, "sticky").resolve("cache"))).isDirectory();
    }

    @Test
    @Attacks
    @Needs(Feature.ROOT)
    void whereAStrangersGroupWrites() throws IOException {
        Path shared = directory(0770, "shared");
        assertThat(make(shared.resolve("cache"))).as("the user's own group").isDirectory();

        Files.setAttribute(shared, "unix:gid", STRANGER);

        assertRefused(shared.resolve("cache"), shared + ": others can write to it");
    }

    @Test
    @Attacks
    @Needs(Feature.ROOT)
    void whatBelongsToAStranger() throws IOException {
        Path home = directory(0755, "home");
        Files.setAttribute(home, "unix:uid", STRANGER);

        assertRefused(home.resolve("cache"), home + ": it belongs to user " + STRANGER);
        assertThat(home).isEmptyDirectory();
    }

    @Test
    @Attacks
    @Needs(Feature.ROOT)
    void aStrangersLink() throws IOException {
        Path sticky = directory(01777, "sticky");
        Path link = Files.createSymbolicLink(sticky.resolve("link"), directory(0700, "prey"));
        Files.setAttribute(link, "unix:uid", STRANGER, LinkOption.NOFOLLOW_LINKS);

        assertRefused(link.resolve("cache"), link + ": it belongs to user " + STRANGER);
        assertThat(directory.resolve("prey")).isEmptyDirectory();
    }

    @Test
    void theUsersOwnLinkLeadsOn() throws IOException {
        Path elsewhere = directory(0755, "elsewhere");
        Files.createDirectory(directory.resolve("links"));
        Files.createSymbolicLink(directory.resolve("links/relative"), Path.of("../links/absolute"));
        Files.createSymbolicLink(directory.resolve("links/absolute"), elsewhere);

        assertThat(make(directory.resolve("links/relative/cache")))
                .isEqualTo(elsewhere.toRealPath().resolve("cache"));
    }

    @Test
    @Attacks
    void aLinkToWhereOthersWrite() throws IOException {
        Path open = directory(0777, "open");
        Path link = Files.createSymbolicLink(directory.resolve("link"), open);

        assertRefused(link.resolve("cache"), open + ": others can write to it");
    }

    @Test
    void linksThatLeadRoundInACircle() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("link"));

        assertRefused(link, "its links lead round in a circle");
    }

    @Test
    void theMachinesOwnIsNotThisUsers() {
        assertThatThrownBy(() -> new OwnDirectory(STRANGER, STRANGER).make(Path.of("/usr")))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("/usr: it belongs to user ");
    }

    /** Java loses the byte, and would look at the other one. */
    @Test
    @Attacks
    void aLinkToANameThatIsNotUtf8() throws Exception {
        String command = "cd \"$1\" && mkdir \"$(printf 'caf\\351')\" \"$(printf 'caf\\357\\277\\275')\""
                + " && ln -s \"$(printf 'caf\\351')\" link";
        assertThat(new ProcessBuilder("sh", "-c", command, "sh", directory.toString())
                        .start()
                        .waitFor())
                .isZero();

        assertRefused(directory.resolve("link/cache"), "its name isn't UTF-8");
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files).as("nothing was made").hasSize(4);
        }
    }

    @Test
    void aFileInItsPlace() throws IOException {
        assertRefused(Files.createFile(directory.resolve("file")), "/file: it isn't a directory");
    }

    @Test
    void whereNoneCanBeMade() {
        assertRefused(Path.of("/proc/nothing/cache"), "/proc/nothing: this directory can't be made (");
    }

    private void assertRefused(Path cache, String reason) {
        assertThatThrownBy(() -> make(cache))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(reason)
                .hasMessageEndingWith("set XDG_CACHE_HOME to a directory of yours that only you can write to");
    }

    private static Path make(Path cache) throws IOException {
        return OwnDirectory.ofThisUser().make(cache);
    }

    private Path directory(int mode, String name) throws IOException {
        Path made = Files.createDirectory(directory.toRealPath().resolve(name));
        Files.setAttribute(made, "unix:mode", mode);
        return made;
    }

    private static int mode(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 07777;
    }
}
