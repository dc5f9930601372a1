package containers.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import containers.bundle.Bundle;
import containers.bundle.ConfigurationFile;
import containers.namespaces.User;
import containers.rootfs.RootFilesystem.Use;
import containers.telling.UsageException;
import containers.testing.Feature;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Needs(Feature.ROOT)
class SafePathTests {

    private static final int NOBODY = 65534;
    private static final String NETWORK = "/proc/self/ns/net";

    @TempDir
    private Path directory;

    private Path bundle;

    @BeforeEach
    void writeBundle() throws IOException {
        permit(directory, "rwxr-xr-x", 0, 0);
        bundle = Files.createDirectory(directory.resolve("bundle"));
        permit(bundle, "rwxr-xr-x", 0, 0);
        ConfigurationFile.in(bundle, "/bin/true").write();
        permit(bundle.resolve("config.json"), "rw-r--r--", 0, 0);
    }

    private static void permit(Path file, String permissions, int uid, int gid) throws IOException {
        Files.setAttribute(file, "unix:uid", uid);
        Files.setAttribute(file, "unix:gid", gid);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    /** Which file is whose, and how it is told; nothing where nobody else can change it. */
    static Stream<Arguments> files() {
        return Stream.of(
                arguments("bundle", "rwxr-xr-x", 0, 0, ""),
                arguments("bundle", "rwxrwxr-x", 0, 0, ""),
                arguments("bundle", "rwxr-xr-x", 0, NOBODY, ""),
                arguments("bundle/config.json", "rw-rw-r--", 0, 0, ""),
                arguments("bundle", "rwxrwxrwx", 0, 0, "/bundle can be changed by anybody"),
                arguments("bundle", "rwxrwxr-x", 0, NOBODY, "/bundle can be changed by group 65534"),
                arguments("bundle", "rwxr-xr-x", NOBODY, 0, "/bundle belongs to user 65534"),
                arguments("bundle/config.json", "rw-r--rw-", 0, 0, "/config.json can be changed by anybody"),
                arguments("bundle/config.json", "rw-r--r--", NOBODY, 0, "/config.json belongs to user 65534"),
                arguments(".", "rwxrwxrwx", 0, 0, " can be changed by anybody"));
    }

    /** What we refuse is what somebody else can do: the same bundle, and nobody tries to put another file in its place. */
    @ParameterizedTest
    @MethodSource("files")
    void itIsRefusedWhereNobodyCanChangeIt(String file, String permissions, int uid, int gid, String told)
            throws Exception {
        permit(directory.resolve(file).normalize(), permissions, uid, gid);

        if (told.isEmpty()) {
            assertThat(Bundle.of(bundle.toString(), false, User.current())
                            .spec()
                            .process()
                            .args())
                    .containsExactly("/bin/true");
        } else {
            assertThatThrownBy(() -> Bundle.of(bundle.toString(), false, User.current()))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining(told + ", who could have root do")
                    .hasMessageNotContaining("\n");
        }
        assertThat(somebodyChangesIt()).isEqualTo(!told.isEmpty());
    }

    private boolean somebodyChangesIt() throws Exception {
        String attack = "cd '" + directory + "' && (echo x >bundle/config.json || rm -f bundle/config.json"
                + " || mv bundle other)";
        return asNobody(attack);
    }

    private static boolean asNobody(String attack) throws Exception {
        return new ProcessBuilder(
                                "setpriv",
                                "--reuid=" + NOBODY,
                                "--regid=" + NOBODY,
                                "--clear-groups",
                                "sh",
                                "-c",
                                attack)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** What is in the root filesystem is the container's; which one it is, is not. */
    @Test
    void theRootFilesystemCanBeAnothers() throws IOException {
        Path root = Files.createDirectories(bundle.resolve("rootfs/bin")).getParent();
        ConfigurationFile.in(bundle, "/bin/true").with("root.path", "'rootfs'").write();
        permit(root, "rwxr-xr-x", NOBODY, NOBODY);

        assertThat(Bundle.of(bundle.toString(), false, User.current())
                        .spec()
                        .root()
                        .path())
                .isEqualTo(root.toString());

        Path others = Files.createDirectory(directory.resolve("others"));
        Path swapped = Files.createDirectories(others.resolve("rootfs/bin")).getParent();
        permit(others, "rwxr-xr-x", NOBODY, NOBODY);
        ConfigurationFile.in(bundle, "/bin/true")
                .with("root.path", "'" + swapped + "'")
                .write();

        assertThatThrownBy(() -> Bundle.of(bundle.toString(), false, User.current()))
                .hasMessageContaining("/others belongs to user 65534");
    }

    /** Where its changes stay it would keep a program that is set-user-ID root, and its owner would call that. */
    @Test
    void aRootFilesystemThatIsKeptIsOurs() throws IOException {
        Path root = Files.createDirectories(bundle.resolve("rootfs/bin")).getParent();
        ConfigurationFile file = ConfigurationFile.in(bundle, "/bin/true").with("root.path", "'rootfs'");
        file.write();
        permit(root, "rwxr-xr-x", NOBODY, NOBODY);

        assertThatThrownBy(() -> Bundle.of(bundle.toString(), true, User.current()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("/rootfs belongs to user 65534");

        String users = "[{'containerID': 0, 'hostID': 100000, 'size': 65536}]";
        file.adding("linux.namespaces", "{'type': 'user'}")
                .with("linux.uidMappings", users)
                .with("linux.gidMappings", users)
                .write();
        assertThat(Bundle.of(bundle.toString(), true, User.current()).use()).isEqualTo(Use.PERSISTENT);
    }

    /** Somebody links to /etc what was a directory of theirs: what root reads there is root's then. */
    @Test
    void whatIsMountedIsChosenByNobodyElse() throws Exception {
        Path others = Files.createDirectory(directory.resolve("others"));
        Path www = Files.createDirectory(others.resolve("www"));
        Path own = Files.createSymbolicLink(directory.resolve("own"), www);
        Path good = Files.createSymbolicLink(directory.resolve("good"), bundle);
        permit(others, "rwxr-xr-x", NOBODY, NOBODY);

        mounting(good);
        assertThatThrownBy(() -> mounting(www)).hasMessageContaining("/others belongs to user 65534");
        assertThatThrownBy(() -> mounting(own)).hasMessageContaining("/others belongs to user 65534");

        assertThat(asNobody("cd '" + others + "' && rmdir www && ln -s /etc www"))
                .isTrue();
        assertThat(own.toRealPath()).isEqualTo(Path.of("/etc"));
        assertThatThrownBy(() -> mounting(www)).hasMessageContaining("/others belongs to user 65534");
        assertThatThrownBy(() -> mounting(own)).hasMessageContaining("/others belongs to user 65534");
        Files.delete(www); // before JUnit says that it doesn't follow it
    }

    private void mounting(Path source) throws IOException {
        ConfigurationFile.in(bundle, "/bin/true")
                .adding(
                        "mounts",
                        "{'destination': '/srv', 'type': 'bind', 'source': '" + source + "', 'options': ['rbind']}")
                .write();
        Bundle.of(bundle.toString(), false, User.current());
    }

    /** Whoever moves a directory far above puts another one in its place, with all that is in it. */
    @Test
    void farAbove() throws Exception {
        Path deep = Files.createDirectories(bundle.resolve("a/b/c"));
        permit(directory, "rwxrwxrwx", 0, 0);

        assertThat(new SafePath(deep, Set.of()).danger()).contains(directory + " can be changed by anybody");
        assertThat(new SafePath(deep, Set.of()).dangerAbove()).isPresent();
        assertThat(asNobody("cd '" + directory + "' && mv bundle moved")).isTrue();
        permit(directory, "rwxr-xr-x", 0, 0);
        assertThat(new SafePath(directory.resolve("moved/a/b/c"), Set.of()).danger())
                .isEmpty();
    }

    /** A link leads on to what stands behind it in the path: who can change that, chooses. */
    @Test
    void whatIsBehindALinkInTheMiddle() throws IOException {
        Path inside = Files.createDirectories(bundle.resolve("inside"));
        Files.createDirectory(inside.resolve("www"));
        Files.createSymbolicLink(directory.resolve("link"), bundle);
        permit(inside, "rwxr-xr-x", NOBODY, NOBODY);

        assertThat(new SafePath(directory.resolve("link/inside/www"), Set.of()).dangerOnTheWay())
                .contains(directory + "/link/inside belongs to user 65534");
        permit(inside, "rwxr-xr-x", 0, 0);
        assertThat(new SafePath(directory.resolve("link/inside/www"), Set.of()).dangerOnTheWay())
                .isEmpty();
    }

    /** A network's file, too: behind another link it would be the host's. */
    @Test
    void whichNetworkIsChosenByNobodyElse() throws Exception {
        Path others = Files.createDirectory(directory.resolve("others"));
        Path theirs = Files.createSymbolicLink(others.resolve("net"), Path.of(NETWORK));
        Path own = Files.createSymbolicLink(directory.resolve("net"), Path.of(NETWORK));
        permit(others, "rwxr-xr-x", NOBODY, NOBODY);

        joining(NETWORK);
        joining(own.toString());
        assertThatThrownBy(() -> joining(theirs.toString()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("/others belongs to user 65534")
                .message()
                .doesNotContain("\n");
        assertThat(asNobody("cd '" + others + "' && rm net && ln -s /proc/1/ns/net net"))
                .isTrue();
    }

    private void joining(String network) throws IOException {
        ConfigurationFile.in(bundle, "/bin/true")
                .with(
                        "linux.namespaces",
                        "[{'type': 'mount'}, {'type': 'pid'}, {'type': 'ipc'}, {'type': 'uts'},"
                                + " {'type': 'network', 'path': '" + network + "'}]")
                .write();
        Bundle.of(bundle.toString(), false, User.current());
    }

    /** Their own they do move there. */
    @Test
    void whatIsTheirsInAStickyDirectory() throws Exception {
        Files.setAttribute(directory, "unix:mode", 01777);
        permit(Files.createDirectory(directory.resolve("others")), "rwxr-xr-x", NOBODY, NOBODY);

        assertThat(new SafePath(directory.resolve("others"), Set.of()).dangerAbove())
                .isPresent();
        assertThat(new SafePath(bundle, Set.of()).dangerAbove()).isEmpty();
        assertThat(asNobody("cd '" + directory + "' && ! mv bundle other && mv others other"))
                .isTrue();
    }

    /** An ordinary user has secrets, too: what is another's isn't taken, what is theirs and root's is. */
    @Test
    void anOrdinaryUsersBundle() throws Exception {
        User user = new User(1000, 1000);
        Path home = Files.createDirectory(directory.resolve("home"));
        Path own = Files.createDirectory(home.resolve("bundle"));
        permit(home, "rwxr-xr-x", 1000, 1000);
        permit(own, "rwxr-xr-x", 1000, 1000);

        assertThat(SafePath.of(own, user).danger()).isEmpty();
        assertThat(SafePath.of(bundle, user).danger()).isEmpty();
        assertThat(SafePath.of(own, new User(1001, 1001)).danger()).isPresent();

        permit(own, "rwxrwxr-x", 1000, NOBODY);
        assertThat(SafePath.of(own, user).danger())
                .hasValueSatisfying(told -> assertThat(told).endsWith("/home/bundle can be changed by group 65534"));
        assertThat(asNobody("echo x >'" + own + "/config.json'")).isTrue();
    }

    /** The same file, read by a whole run of the reader: nothing was looked at for them. */
    @Test
    void anOrdinaryUserIsToldOfYou() {
        Path open = bundle.resolve("config.json");

        assertThatThrownBy(() -> {
                    permit(open, "rw-rw-rw-", 0, 0);
                    Bundle.of(bundle.toString(), false, new User(NOBODY, NOBODY, false, 0));
                })
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("can be changed by anybody, who could have you do something else");
    }

    /** As with /tmp: who owns nothing there moves nothing. */
    @Test
    void aStickyDirectoryKeepsWhatIsInIt() throws IOException {
        Files.setAttribute(directory, "unix:mode", 01777);

        assertThat(new SafePath(bundle, Set.of()).danger()).isEmpty();
        assertThat(new SafePath(directory, Set.of()).danger()).isPresent();
    }

    /** The link is not where the bundle is. */
    @Test
    void aLinkOfSomebodyElses() throws IOException {
        Path others = Files.createDirectory(directory.resolve("others"));
        permit(others, "rwxr-xr-x", NOBODY, 0);
        Path link = Files.createSymbolicLink(others.resolve("link"), bundle);
        Path own = Files.createSymbolicLink(directory.resolve("own"), bundle);

        for (Path good : List.of(own, own.resolve("../bundle/."))) {
            assertThat(Bundle.of(good.toString(), false, User.current())
                            .spec()
                            .process()
                            .args())
                    .containsExactly("/bin/true");
        }
        assertThatThrownBy(() -> Bundle.of(link.toString(), false, User.current()))
                .hasMessageContaining("/others belongs to user 65534");
    }

    /** Who has root do it has root's rights anyway. A group that has their number needn't be theirs. */
    @Test
    void whoCalledSudoIsTrusted() throws IOException {
        permit(bundle, "rwxr-xr-x", NOBODY, NOBODY);

        User root = new User(0, 0);
        assertThat(SafePath.of(bundle, root, Optional.of("65534")).danger()).isEmpty();
        for (String another : List.of("65533", "", "-65534", "0x65534", "99999999999999999999")) {
            assertThat(SafePath.of(bundle, root, Optional.of(another)).danger())
                    .as(another)
                    .isPresent();
        }
        assertThat(SafePath.of(bundle, root, Optional.empty()).danger()).isPresent();

        assertThat(new SafePath(bundle, Set.of((long) NOBODY)).danger()).isEmpty();
        for (long other : List.of(1L, 1000L)) {
            assertThat(new SafePath(bundle, Set.of(other)).danger()).isPresent();
        }

        permit(bundle, "rwxrwxr-x", NOBODY, NOBODY);
        assertThat(new SafePath(bundle, Set.of((long) NOBODY)).danger())
                .hasValueSatisfying(told -> assertThat(told).endsWith("/bundle can be changed by group 65534"));
    }
}
