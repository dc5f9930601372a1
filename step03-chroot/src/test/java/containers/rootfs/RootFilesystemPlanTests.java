package containers.rootfs;

import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.CallList;
import containers.namespaces.User;
import containers.rootfs.RootFilesystem.Use;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The calls that give a child its root filesystem. */
class RootFilesystemPlanTests {

    private static final Path DIRECTORY = Path.of("/srv/root");

    private static final User ROOT = new User(0, 0);
    private static final User ORDINARY = new User(1000, 0);

    private final CallList calls = new CallList();

    @Test
    void mountsArePrivateWithAllThatIsBelow() {
        RootFilesystem.makePrivate(calls);

        assertCalls("mount(NULL, \"/\", NULL, MS_REC|MS_PRIVATE, NULL)");
    }

    @Test
    void aDirectoryThatKeepsItsChangesIsBoundToItself() {
        new RootFilesystem(DIRECTORY, Use.PERSISTENT, ROOT).mountAndEnter(calls);

        assertCalls(
                "mount(\"/srv/root\", \"/srv/root\", NULL, MS_BIND|MS_REC, NULL)",
                "chdir(\"/srv/root\")",
                "mount_setattr(AT_FDCWD, \".\", AT_RECURSIVE, {attr_set=MOUNT_ATTR_NODEV}, 32)");
    }

    @Test
    void aLayerInMemoryTakesTheChanges() {
        new RootFilesystem(DIRECTORY, Use.LAYERED, ROOT).mountAndEnter(calls);

        assertCalls(
                "chdir(\"/srv/root\")",
                "mount(\"tmpfs\", \"/tmp\", \"tmpfs\", MS_NOSUID|MS_NODEV, \"mode=0755\")",
                "mkdirat(AT_FDCWD, \"/tmp/upper\", 0755)",
                "mkdirat(AT_FDCWD, \"/tmp/work\", 0755)",
                "mkdirat(AT_FDCWD, \"/tmp/root\", 0755)",
                "mount(\"overlay\", \"/tmp/root\", \"overlay\", MS_NODEV,"
                        + " \"lowerdir=.,upperdir=/tmp/upper,workdir=/tmp/work\")",
                "chdir(\"/tmp/root\")");
    }

    @Test
    void theLayerHasTheSizeThatItIsGiven() {
        new RootFilesystem(DIRECTORY, Use.LAYERED, false, OptionalLong.of(1000)).mountAndEnter(calls);

        assertThat(calls.rows().get(1).call())
                .hasToString("mount(\"tmpfs\", \"/tmp\", \"tmpfs\", MS_NOSUID|MS_NODEV, \"mode=0755,size=1000\")");
    }

    @Test
    void inAUserNamespaceTheLayersNotesAreTheUsers() {
        new RootFilesystem(DIRECTORY, Use.LAYERED, ORDINARY).mountAndEnter(calls);

        assertThat(calls.rows().get(5).call())
                .hasToString("mount(\"overlay\", \"/tmp/root\", \"overlay\", MS_NODEV,"
                        + " \"lowerdir=.,upperdir=/tmp/upper,workdir=/tmp/work,userxattr\")");
    }

    @Test
    void noDirectoryIsNeededForTheOldRoot() {
        RootFilesystem.pivot(calls);
        RootFilesystem.forgetHost(calls);

        assertCalls("pivot_root(\".\", \".\")", "umount2(\".\", MNT_DETACH)");
    }

    @Test
    void chrootOnlyChangesTheRoot() {
        RootFilesystem.change(calls);

        assertCalls("chroot(\".\")", "chdir(\"/\")");
    }

    private void assertCalls(String... expected) {
        assertThat(calls.rows()).extracting(row -> row.call().toString()).containsExactly(expected);
        assertThat(calls.rows()).noneMatch(CallList.Row::mayFail);
    }
}
