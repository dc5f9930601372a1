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
import java.util.stream.Collectors;
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
                    .as("the mounts that the kernel lists for the child: its root should be there, and nothing else")
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
        try (Witness inhabitant = Witness.of(Plans.pivoted(root, Use.LAYERED), "echo /*; pwd")) {
            assertThat(names(inhabitant.proc("root")))
                    .as("the names in the child's root directory")
                    .isEqualTo(names(root));
            assertThat(inhabitant.output())
                    .as("the names in / and the working directory, as the child sees them")
                    .startsWith("/bin /dev /etc ")
                    .endsWith("\n/\n");
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
            assertThat(inhabitant.output()).as("a file that the child has made").isEqualTo("new\n");
            assertThat(inhabitant.proc("root/etc/new")).hasContent("new");
            assertThat(inhabitant.proc("root/etc/passwd")).doesNotExist();
        }
        assertThat(root.resolve("etc/new"))
                .as("a file that the child has made is in the directory itself")
                .doesNotExist();
        assertThat(root.resolve("etc/passwd"))
                .as("a file that the child has removed is gone from the directory itself")
                .exists();
        assertThat(root.resolve("etc/hosts"))
                .as("a file that the child has changed, as it is in the directory itself")
                .hasContent(hosts);
    }

    @Test
    void noDeviceOfTheLayerCanBeOpened() {
        try (Witness inhabitant = Witness.of(Plans.pivoted(root, Use.LAYERED), ":")) {
            assertThat(Plans.mounts(inhabitant))
                    .as("the child's root, as the kernel lists it with its flags: with nodev")
                    .allMatch(mount -> mount.split(" ", -1)[5].contains("nodev"));
        }
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
            assertThat(inhabitant.output()).as("the names in /").isEqualTo("/bin /lib /lib64 /usr\n");
        }
    }

    private static String names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.joining(" "));
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
