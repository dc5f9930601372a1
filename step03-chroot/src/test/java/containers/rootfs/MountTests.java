package containers.rootfs;

import static containers.rootfs.MountFlag.MS_NODEV;
import static containers.rootfs.MountFlag.MS_PRIVATE;
import static containers.rootfs.MountFlag.MS_RDONLY;
import static containers.rootfs.MountFlag.MS_REC;
import static containers.rootfs.MountFlag.MS_REMOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.CallList;
import containers.testing.CHeader;
import containers.testing.Feature;
import containers.testing.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mounts as data, and the calls that they become. */
class MountTests {

    private final CallList calls = new CallList();

    @Test
    void aFilesystem() {
        Mount.of("shm", "/dev/shm", "tmpfs", MS_NODEV).with("mode=1777").addTo(calls);
        Mount.of("proc", "/proc", "proc").addTo(calls);

        assertCalls(
                "mount(\"shm\", \"/dev/shm\", \"tmpfs\", MS_NODEV, \"mode=1777\")",
                "mount(\"proc\", \"/proc\", \"proc\", 0, NULL)");
    }

    @Test
    void aBoundDirectoryAndAChangedMount() {
        Mount.bind("/a", "/b", MS_REC).addTo(calls);
        Mount.bind("/b", "/b", MS_REMOUNT, MS_RDONLY).addTo(calls);
        Mount.change("/", MS_REC, MS_PRIVATE).addTo(calls);

        assertCalls(
                "mount(\"/a\", \"/b\", NULL, MS_BIND|MS_REC, NULL)",
                "mount(\"/b\", \"/b\", NULL, MS_BIND|MS_REMOUNT|MS_RDONLY, NULL)",
                "mount(NULL, \"/\", NULL, MS_REC|MS_PRIVATE, NULL)");
    }

    @Test
    void aCover() {
        Mount.cover("/secret").addTo(calls);

        assertCalls("mount(\"tmpfs\", \"/secret\", \"tmpfs\", MS_RDONLY|MS_NOSUID|MS_NODEV|MS_NOEXEC, \"size=0k\")");
    }

    @Test
    void whatIsBorrowedIsTakenAndPlaced() {
        BorrowedMount directory = BorrowedMount.takeWithAllBelow(calls, "/srv", "/data");
        BorrowedMount file = BorrowedMount.take(calls, "/dev/null", "/dev/zero");
        directory.placeReadOnly(calls);
        file.placeOnNewFile(calls);

        assertCalls(
                "open_tree(AT_FDCWD, \"/srv\", OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC|AT_RECURSIVE)",
                "open_tree(AT_FDCWD, \"/dev/null\", OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC)",
                "move_mount(#1, \"\", AT_FDCWD, \"/data\", MOVE_MOUNT_F_EMPTY_PATH)",
                "mount_setattr(AT_FDCWD, \"/data\", AT_RECURSIVE, {attr_set=MOUNT_ATTR_RDONLY}, 32)",
                "close(#1)",
                "openat(AT_FDCWD, \"/dev/zero\", O_WRONLY|O_CREAT|O_CLOEXEC, 0644)",
                "close(#6)",
                "move_mount(#2, \"\", AT_FDCWD, \"/dev/zero\", MOVE_MOUNT_F_EMPTY_PATH)",
                "close(#2)");
    }

    @ParameterizedTest
    @EnumSource
    @Needs(Feature.KERNEL_HEADERS)
    void mountFlag(MountFlag flag) {
        assertThat(CHeader.constants("linux/mount.h")).containsEntry(flag.name(), flag.bits());
    }

    /** The header says of the other one only that it is O_CLOEXEC. */
    @Test
    @Needs(Feature.KERNEL_HEADERS)
    void treeFlag() {
        assertThat(CHeader.constants("linux/mount.h"))
                .containsEntry("OPEN_TREE_CLONE", TreeFlag.OPEN_TREE_CLONE.bits());
    }

    private void assertCalls(String... expected) {
        assertThat(calls.rows()).extracting(row -> row.call().toString()).containsExactly(expected);
    }
}
