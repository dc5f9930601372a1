package containers.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.commandline.CommandLine;
import containers.commandline.RunOptions;
import containers.hostroot.HostRoot;
import containers.namespaces.User;
import containers.rootfs.RootFilesystem.Use;
import containers.telling.UsageException;
import containers.testing.Feature;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The root filesystem that options name. Bundles ask the same: their tests have it, too. */
class RootDirectoryTests {

    private static final int NOBODY = 65534;

    @TempDir
    private Path directory;

    private Path root;

    @BeforeEach
    void make() throws IOException {
        directory = directory.toRealPath();
        root = Files.createDirectories(directory.resolve("rootfs/bin")).getParent();
    }

    private static RunOptions options(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--", "true"));
        return CommandLine.parse(all).orElseThrow();
    }

    private static RootDirectory of(String... words) throws IOException {
        return RootDirectory.of(options(words));
    }

    @Test
    void changesStayOnlyWhenAsked() throws IOException {
        assertThat(of("--rootfs", root.toString()).use()).isEqualTo(Use.LAYERED);
        assertThat(of("--persist", "--rootfs", root.toString()).use()).isEqualTo(Use.PERSISTENT);
    }

    /** However somebody found it. */
    @Test
    void theOneThatAllShareIsSharedByItsPath() throws IOException {
        String shared = HostRoot.inUserCache().directory().toString();

        assertThat(of("--rootfs", shared).use()).isEqualTo(Use.SHARED);
        assertThat(of("--rootfs", shared)).isEqualTo(of());
        assertThatThrownBy(() -> of("--persist", "--rootfs", shared))
                .isInstanceOf(UsageException.class)
                .hasMessage("--persist: the root filesystem made of the host's programs is shared by all containers");
    }

    /** Who owns it would find a program there that is set-user-ID root, and call that. */
    @Test
    @Needs(Feature.ROOT)
    void anothersIsNotToBeKept() throws IOException {
        permit(root, "rwxr-xr-x", NOBODY);

        assertThatThrownBy(() -> spec("--persist", "--rootfs", root.toString()))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--persist: " + root + " belongs to user 65534, who could have root leave")
                .message()
                .doesNotContain("\n");
        assertThatCode(() -> spec("--rootfs", root.toString()))
                .as("what is changed goes")
                .doesNotThrowAnyException();
        assertThatCode(() -> spec(
                        "--persist", "--uidmap", "0:100000:9", "--gidmap", "0:100000:9", "--rootfs", root.toString()))
                .as("root there isn't the host's")
                .doesNotThrowAnyException();
    }

    /** What is above it can be moved away. */
    @Test
    @Needs(Feature.ROOT)
    void norWhereAnotherPutsIt() throws IOException {
        permit(directory, "rwxr-xr-x", NOBODY);

        assertThatThrownBy(() -> spec("--persist", "--rootfs", root.toString()))
                .hasMessageContaining(directory + " belongs to user 65534");
        assertThatThrownBy(() -> spec(
                        "--persist", "--uidmap", "0:100000:9", "--gidmap", "0:100000:9", "--rootfs", root.toString()))
                .hasMessageContaining(directory + " belongs to user 65534");
    }

    @Test
    @Needs(Feature.NOT_ROOT)
    void anOrdinaryUsersIsTheirs() throws IOException {
        spec("--persist", "--rootfs", root.toString());

        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> spec("--persist", "--rootfs", root.toString()))
                .hasMessageContaining(directory + " can be changed by anybody, who could have you leave");
    }

    private static void spec(String... words) throws IOException {
        RunOptions options = options(words);
        new Defaults(options, "id", User.current(), RootDirectory.of(options)).spec(false);
    }

    private static void permit(Path file, String permissions, int uid) throws IOException {
        Files.setAttribute(file, "unix:uid", uid);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
