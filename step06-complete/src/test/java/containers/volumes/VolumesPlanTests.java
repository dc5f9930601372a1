package containers.volumes;

import static containers.rootfs.MountFlag.MS_NODEV;
import static containers.rootfs.MountFlag.MS_NOEXEC;
import static containers.rootfs.MountFlag.MS_NOSUID;
import static containers.rootfs.MountFlag.MS_RDONLY;
import static containers.rootfs.MountFlag.MS_REC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import containers.kernel.CallList;
import containers.launch.LaunchPlan;
import containers.names.Names;
import containers.names.ResolvConf;
import containers.namespaces.Hostname;
import containers.rootfs.Mount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The calls that bring files into a container. */
class VolumesPlanTests {

    private static final String WITHIN = ", resolve=RESOLVE_NO_XDEV|RESOLVE_NO_MAGICLINKS|RESOLVE_IN_ROOT}, 24)";

    private final LaunchPlan plan = new LaunchPlan();
    private final CallList calls = plan.child();

    @Test
    void aVolumeIsLockedBeforeItCanBeSeen() {
        add(Mount.bind("/etc", "/srv/data", MS_REC, MS_NODEV, MS_RDONLY));

        assertThat(texts())
                .containsExactly(
                        "open_tree(AT_FDCWD, \"/etc\", OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC|AT_RECURSIVE)",
                        "mount_setattr(#1, \"\", AT_EMPTY_PATH|AT_RECURSIVE, {attr_set=MOUNT_ATTR_NODEV}, 32)",
                        "mount_setattr(#1, \"\", AT_EMPTY_PATH|AT_RECURSIVE, {attr_set=MOUNT_ATTR_RDONLY}, 32)",
                        "mkdirat(AT_FDCWD, \"srv\", 0755) or not",
                        "openat2(AT_FDCWD, \"srv\", {flags=O_PATH|O_DIRECTORY|O_CLOEXEC" + WITHIN,
                        "mkdirat(#5, \"data\", 0755) or not",
                        "openat2(AT_FDCWD, \"srv/data\", {flags=O_PATH|O_DIRECTORY|O_CLOEXEC" + WITHIN,
                        "close(#5)",
                        "move_mount(#1, \"\", #7, \"\", MOVE_MOUNT_F_EMPTY_PATH|MOVE_MOUNT_T_EMPTY_PATH)",
                        "close(#7)",
                        "close(#1)");
    }

    @Test
    void whatIsForbiddenInItIsSo() {
        add(Mount.bind("/etc", "/srv", MS_REC, MS_NODEV, MS_NOSUID, MS_NOEXEC));

        assertThat(texts())
                .filteredOn(call -> call.startsWith("mount_setattr("))
                .satisfiesExactlyInAnyOrder(
                        call -> assertThat(call).contains("=MOUNT_ATTR_NODEV}"),
                        call -> assertThat(call).contains("=MOUNT_ATTR_NOSUID}"),
                        call -> assertThat(call).contains("=MOUNT_ATTR_NOEXEC}"));
    }

    /** What a container leaves on the host may be a device node: whoever has one there uses no control group of ours. */
    @Test
    void whatStaysWhenTheContainerHasEnded() {
        Mount open = Mount.bind("/etc", "/srv", MS_REC, MS_NODEV);
        Mount closed = Mount.bind("/etc", "/srv", MS_REC, MS_NODEV, MS_RDONLY);
        Mount memory = Mount.of("tmpfs", "/run", "tmpfs", MS_NODEV);

        assertThat(new Volumes(List.of()).keepFiles()).isFalse();
        assertThat(new Volumes(List.of(closed, memory)).keepFiles()).isFalse();
        assertThat(new Volumes(List.of(closed, memory, open)).keepFiles()).isTrue();
    }

    @Test
    void aFileIsMountedOnAFile() {
        add(Mount.bind("/etc/passwd", "/users", MS_REC, MS_NODEV));

        assertThat(texts())
                .containsSubsequence(
                        "mknodat(AT_FDCWD, \"users\", S_IFREG|0644, 0) or not",
                        "openat2(AT_FDCWD, \"users\", {flags=O_PATH|O_CLOEXEC" + WITHIN)
                .noneMatch(call -> call.contains("RDONLY"));
    }

    /** Whatever the order in which they were given; no link in the outer one leads the inner one out of it. */
    @Test
    void aVolumeInAnotherStartsThere() {
        add(Mount.bind("/usr", "/srv/in/side", MS_REC, MS_NODEV), Mount.bind("/etc", "/srv", MS_REC, MS_NODEV));

        assertThat(texts())
                .containsSubsequence(
                        "open_tree(AT_FDCWD, \"/etc\", OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC|AT_RECURSIVE)",
                        "open_tree(AT_FDCWD, \"/usr\", OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC|AT_RECURSIVE)",
                        "mkdirat(AT_FDCWD, \"srv\", 0755) or not",
                        "mkdirat(#1, \"in\", 0755) or not",
                        "openat2(#1, \"in\", {flags=O_PATH|O_DIRECTORY|O_CLOEXEC" + WITHIN);
    }

    @Test
    void ofSeveralAroundItTheInnermost() {
        add(
                Mount.bind("/usr", "/srv/in/side", MS_REC, MS_NODEV),
                Mount.bind("/etc", "/srv/in", MS_REC, MS_NODEV),
                Mount.bind("/etc", "/srv", MS_REC, MS_NODEV),
                Mount.bind("/etc", "/srv/inside", MS_REC, MS_NODEV));

        assertThat(texts())
                .containsSubsequence(
                        "mkdirat(#1, \"in\", 0755) or not",
                        "mkdirat(#1, \"inside\", 0755) or not",
                        "mkdirat(#3, \"side\", 0755) or not")
                .contains("close(#1)", "close(#3)", "close(#5)", "close(#7)");
    }

    @Test
    void whatIsInMemoryIsMadeOverADirectoryOfTheHostsForAMoment() {
        add(Mount.of("tmpfs", "/run", "tmpfs", MS_NODEV).with("size=1m"));

        assertThat(texts())
                .startsWith(
                        "mount(\"tmpfs\", \"/tmp\", \"tmpfs\", MS_NODEV, \"size=1m\")",
                        "open_tree(AT_FDCWD, \"/tmp\", OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC)",
                        "umount2(\"/tmp\", MNT_DETACH)");
    }

    @Test
    void noNameIsLookedUpWithoutItsBounds() {
        add(Mount.bind("/etc", "/a/b/c/d", MS_REC, MS_NODEV));
        OwnFiles files = new OwnFiles(new Hostname("box"), Names.AS_HOST, false);
        int taken = calls.rows().size();
        files.place(calls, files.take(new CallList()));

        assertThat(texts().subList(0, taken)).noneMatch(call -> call.startsWith("openat("));
        assertThat(texts())
                .filteredOn(call -> call.startsWith("openat2("))
                .hasSizeGreaterThan(9)
                .allMatch(call -> call.endsWith(WITHIN) || call.endsWith(WITHIN + " or not"));
    }

    /** And if they can't be, there is no container: the file is the host's. */
    @Test
    void theHostsNameServersAreToBeReadOnlyWhereItsNetworkIs() {
        assumeTrue(Files.exists(Path.of("/etc/resolv.conf")), "needs /etc/resolv.conf");

        new OwnFiles(new Hostname("box"), Names.AS_HOST, false).take(calls);

        assertThat(texts())
                .contains("write(#2, \"box\\n\", 4)")
                .containsSubsequence(
                        "open_tree(AT_FDCWD, \"/etc/resolv.conf\", OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC|AT_RECURSIVE)",
                        "mount_setattr(#11, \"\", AT_EMPTY_PATH|AT_RECURSIVE, {attr_set=MOUNT_ATTR_RDONLY}, 32)");
    }

    /** With a root filesystem that is to be read only, so are they. */
    @Test
    void itsOwnFilesAreReadOnlyWhereAllIs() {
        new OwnFiles(new Hostname("box"), new Names(List.of(), Optional.of(ResolvConf.NOBODY)), true).take(calls);
        assertThat(texts())
                .filteredOn(call -> call.contains("=MOUNT_ATTR_RDONLY}"))
                .hasSize(3);

        CallList writable = new CallList();
        new OwnFiles(new Hostname("box"), new Names(List.of(), Optional.of(ResolvConf.NOBODY)), false).take(writable);
        assertThat(writable.rows()).noneMatch(row -> row.call().toString().contains("RDONLY"));
    }

    private void add(Mount... mounts) {
        Volumes volumes = new Volumes(List.of(mounts));
        volumes.place(calls, volumes.take(plan, false));
    }

    private List<String> texts() {
        return calls.rows().stream()
                .map(row -> row.call() + (row.mayFail() ? " or not" : ""))
                .toList();
    }
}
