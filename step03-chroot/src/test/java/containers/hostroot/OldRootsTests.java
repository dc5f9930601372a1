package containers.hostroot;

import static org.assertj.core.api.Assertions.assertThat;

import containers.launch.LaunchPlan;
import containers.launch.Witness;
import containers.namespaces.User;
import containers.rootfs.Plans;
import containers.rootfs.RootFilesystem;
import containers.testing.HostUntouched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What goes from a cache, and what has to stay. */
@ExtendWith(HostUntouched.class)
class OldRootsTests {

    @TempDir
    private Path cache;

    @Test
    void whatIsNotCurrentGoes() throws IOException {
        Path old = root("host-root-1");
        Path current = root("host-root-2");
        Path half = root("host-root-3.old");
        Path other = root("other");

        new OldRoots(cache, "host-root-2").remove();

        assertThat(cache).isDirectoryNotContaining(entry -> entry.equals(old) || entry.equals(half));
        assertThat(current).isNotEmptyDirectory();
        assertThat(other).isNotEmptyDirectory();
    }

    @Test
    void theOneThatAContainerUsesStaysUntilItsEnd() throws IOException {
        Path old = new HostRoot(cache).directory();
        LaunchPlan plan = Plans.pivoted(old, RootFilesystem.Use.LAYERED);
        new RootFilesystem(old, RootFilesystem.Use.SHARED, User.current()).keep(plan);
        try (Witness inhabitant = Witness.of(plan, "echo in")) {
            assertThat(inhabitant.output()).isEqualTo("in\n");

            new OldRoots(cache, "").remove();

            assertThat(old.resolve("bin/sh")).exists();
        }
        new OldRoots(cache, "").remove();

        assertThat(old).doesNotExist();
    }

    @Test
    void aLinkStaysAndWhatItLeadsToAsWell() throws IOException {
        Path prey = root("prey");
        Path link = Files.createSymbolicLink(cache.resolve("host-root-1"), prey);

        new OldRoots(cache, "").remove();

        assertThat(link).isSymbolicLink();
        assertThat(prey).isNotEmptyDirectory();
    }

    private Path root(String name) throws IOException {
        Path root = Files.createDirectory(cache.resolve(name));
        Files.createFile(root.resolve("file"));
        return root;
    }
}
