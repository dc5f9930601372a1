package containers.rootfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.hostroot.CopyOfShell;
import containers.hostroot.HostRoot;
import containers.kernel.Errno;
import containers.launch.Command;
import containers.launch.LaunchFailedException;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.launch.Witness;
import containers.rootfs.RootFilesystem.Use;
import containers.testing.HostUntouched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The root filesystem of a child as the kernel shows it from outside. */
@ExtendWith(HostUntouched.class)
class RootFilesystemTests {

    private static Path root;

    @BeforeAll
    static void build() throws IOException {
        root = HostRoot.inUserCache().directory();
    }

    @Test
    void theOnlyMountIsTheNewRoot() {
        try (Witness inhabitant = Witness.of(Plans.pivoted(root, Use.LAYERED), ":")) {
            assertThat(Plans.mounts(inhabitant))
                    .as("the child sees these mounts, and should see its root alone")
                    .singleElement()
                    .asString()
                    .contains(" / / ", " - overlay overlay ");
        }
    }

    @Test
    void aDirectoryThatKeepsItsChangesIsTheOnlyMountToo() {
        try (Witness inhabitant = Witness.of(Plans.pivoted(root, Use.PERSISTENT), ":")) {
            assertThat(Plans.mounts(inhabitant))
                    .singleElement()
                    .asString()
                    .contains(root + " / ")
                    .doesNotContain("shared:", "master:");
        }
    }

    @Test
    void theRootHasTheFilesOfTheDirectory() throws IOException {
        try (Witness inhabitant = Witness.of(Plans.pivoted(root, Use.LAYERED), "echo /*; pwd");
                Stream<Path> inside = Files.list(inhabitant.proc("root"));
                Stream<Path> expected = Files.list(root)) {
            assertThat(inside.map(Path::getFileName))
                    .containsExactlyInAnyOrderElementsOf(
                            expected.map(Path::getFileName).toList());
            assertThat(inhabitant.output()).startsWith("/bin /dev /etc ").endsWith("\n/\n");
            assertThat(Files.readSymbolicLink(inhabitant.proc("cwd"))).hasToString("/");
        }
    }

    @Test
    void chrootLeavesTheHostsMountsAroundIt() throws IOException {
        LaunchPlan plan = Plans.before(root, Use.LAYERED);
        RootFilesystem.change(plan.child());
        try (Witness inhabitant = Witness.of(plan, "echo /*")) {
            assertThat(inhabitant.output()).startsWith("/bin /dev /etc ");
            assertThat(Files.readSymbolicLink(inhabitant.proc("root"))).hasToString("/tmp/root");
        }
    }

    @Test
    void changesGoToTheLayerAndEndWithTheChild() throws IOException {
        String script = "echo new >/etc/new; echo more >>/etc/hosts; rm /etc/passwd; cat /etc/new";
        String hosts = Files.readString(root.resolve("etc/hosts"));
        try (Witness inhabitant = Witness.of(Plans.pivoted(root, Use.LAYERED), script)) {
            assertThat(inhabitant.output()).isEqualTo("new\n");
            assertThat(inhabitant.proc("root/etc/new")).hasContent("new");
            assertThat(inhabitant.proc("root/etc/passwd")).doesNotExist();
        }
        assertThat(root.resolve("etc/new")).doesNotExist();
        assertThat(root.resolve("etc/passwd")).exists();
        assertThat(root.resolve("etc/hosts")).hasContent(hosts);
    }

    @Test
    void withoutALayerChangesStay(@TempDir Path directory) throws IOException {
        CopyOfShell.into(directory);
        try (Witness inhabitant = Witness.of(Plans.pivoted(directory, Use.PERSISTENT), "echo kept >/kept")) {
            assertThat(Plans.mounts(inhabitant)).hasSize(1);
        }
        assertThat(directory.resolve("kept")).hasContent("kept");
    }

    @Test
    void anyNameOfADirectoryWill(@TempDir Path parent) throws IOException {
        // Each of these is special to the options of an overlay.
        Path directory = Files.createDirectory(parent.resolve("a:b,c\\d e\"f"));
        CopyOfShell.into(directory);
        try (Witness inhabitant = Witness.of(Plans.pivoted(directory, Use.LAYERED), "echo /*")) {
            assertThat(inhabitant.output()).isEqualTo("/bin /lib /lib64 /usr\n");
        }
    }

    @Test
    void aDirectoryThatIsntThere() {
        LaunchPlan plan = Plans.pivoted(Path.of("/no/such/directory"), Use.PERSISTENT);
        Command.of("true").addTo(plan.child());
        assertThatThrownBy(() -> new Launcher().launch(plan).close())
                .isInstanceOfSatisfying(
                        LaunchFailedException.class,
                        failed -> assertThat(failed.errno()).isEqualTo(Errno.ENOENT))
                .hasMessageStartingWith("mount(\"/no/such/directory\", ");
    }
}
