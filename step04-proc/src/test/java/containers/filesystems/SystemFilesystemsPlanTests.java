package containers.filesystems;

import static containers.namespaces.Namespace.NETWORK;
import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.CallList;
import containers.namespaces.IdMap;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.namespaces.UserMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The calls that fill /proc, /dev and /sys: as root, in a user namespace, and with the host's network. */
class SystemFilesystemsPlanTests {

    private static final Namespaces AS_ROOT = Namespaces.ofContainer(new User(0, 0));
    private static final Namespaces ROOTLESS = Namespaces.ofContainer(new User(1000, 1000));
    private static final Device DISK =
            new Device("/dev/nvme0n1", "/dev/disks/a", Device.Type.BLOCK, 259, 0x1234, 0660, 0, 6);

    private static final List<String> PROC_AND_DEV = List.of(
            "mkdirat(AT_FDCWD, \"/proc\", 0755) or not",
            "mount(\"proc\", \"/proc\", \"proc\", MS_NOSUID|MS_NODEV|MS_NOEXEC, NULL)",
            "mkdirat(AT_FDCWD, \"/dev\", 0755) or not",
            "mount(\"tmpfs\", \"/dev\", \"tmpfs\", MS_NOSUID|MS_STRICTATIME, \"mode=755,size=65536k\")",
            "umask(0)");

    private static final List<String> NODES = Stream.of(
                    "null 1, 3", "zero 1, 5", "full 1, 7", "random 1, 8", "urandom 1, 9", "tty 5, 0")
            .flatMap(
                    node -> made("/dev/" + node.substring(0, node.indexOf(' ')), node.substring(node.indexOf(' ') + 1)))
            .toList();

    private static final List<String> LINKS = List.of(
            "symlinkat(\"/proc/self/fd\", AT_FDCWD, \"/dev/fd\")",
            "symlinkat(\"/proc/self/fd/0\", AT_FDCWD, \"/dev/stdin\")",
            "symlinkat(\"/proc/self/fd/1\", AT_FDCWD, \"/dev/stdout\")",
            "symlinkat(\"/proc/self/fd/2\", AT_FDCWD, \"/dev/stderr\")",
            "symlinkat(\"/proc/kcore\", AT_FDCWD, \"/dev/core\")",
            "symlinkat(\"pts/ptmx\", AT_FDCWD, \"/dev/ptmx\")",
            "umask(022)",
            "mount(NULL, \"/dev\", NULL, MS_REMOUNT|MS_BIND|MS_NOSUID|MS_NODEV, NULL)");

    private static final List<String> MEMORY_AND_QUEUES = List.of(
            "mkdirat(AT_FDCWD, \"/dev/shm\", 0755)",
            "mount(\"shm\", \"/dev/shm\", \"tmpfs\", MS_NOSUID|MS_NODEV|MS_NOEXEC, \"mode=1777,size=65536k\")",
            "mkdirat(AT_FDCWD, \"/dev/mqueue\", 0755)",
            "mount(\"mqueue\", \"/dev/mqueue\", \"mqueue\", MS_NOSUID|MS_NODEV|MS_NOEXEC, NULL)",
            "mkdirat(AT_FDCWD, \"/sys\", 0755) or not");

    private static final List<String> SYS =
            List.of("mount(\"sysfs\", \"/sys\", \"sysfs\", MS_NOSUID|MS_NODEV|MS_NOEXEC|MS_RELATIME|MS_RDONLY, NULL)");

    private CallList calls = new CallList();

    @Test
    void asRoot() {
        assertNothingIsBorrowed(new SystemFilesystems(AS_ROOT));

        assertAdded(PROC_AND_DEV, NODES, LINKS, pts(",gid=5"), MEMORY_AND_QUEUES, SYS);
    }

    @Test
    void asRootTheHostsNetworkMakesNoDifference() {
        assertNothingIsBorrowed(new SystemFilesystems(AS_ROOT.without(NETWORK)));

        assertAdded(PROC_AND_DEV, NODES, LINKS, pts(",gid=5"), MEMORY_AND_QUEUES, SYS);
    }

    @Test
    void sharedMemoryOfAnotherSize() {
        add(new SystemFilesystems(AS_ROOT, List.of(), Protection.FULL, SystemFilesystems.shm(1000)));

        assertThat(texts(0))
                .contains("mount(\"shm\", \"/dev/shm\", \"tmpfs\", MS_NOSUID|MS_NODEV|MS_NOEXEC,"
                        + " \"mode=1777,size=1000\")");
    }

    /** It is the host's node in all but its place. */
    @Test
    void asRootWithAnotherDevice() {
        add(new SystemFilesystems(AS_ROOT, List.of(DISK), Protection.FULL));

        assertThat(texts(0))
                .containsSubsequence(
                        "mkdirat(AT_FDCWD, \"/dev/disks\", 0755) or not",
                        "mknodat(AT_FDCWD, \"/dev/disks/a\", S_IFBLK|0660, makedev(259, 4660))",
                        "fchownat(AT_FDCWD, \"/dev/disks/a\", 0, 6, AT_SYMLINK_NOFOLLOW)",
                        "mount(\"/dev/disks/a\", \"/dev/disks/a\", NULL, MS_BIND, NULL)",
                        "mount(NULL, \"/dev\", NULL, MS_REMOUNT|MS_BIND|MS_NOSUID|MS_NODEV, NULL)");
    }

    @Test
    void withoutProtectionNothingIsHiddenOrReadOnly() {
        add(new SystemFilesystems(AS_ROOT, List.of(DISK), Protection.NONE));

        assertThat(texts(0))
                .contains(
                        "mknodat(AT_FDCWD, \"/dev/disks/a\", S_IFBLK|0660, makedev(259, 4660))",
                        "mount(\"sysfs\", \"/sys\", \"sysfs\", MS_NOSUID|MS_NODEV|MS_NOEXEC|MS_RELATIME, NULL)")
                .noneMatch(
                        call -> call.contains("MS_RDONLY") || call.contains("MS_BIND") || call.contains("\"/proc/sys"));
    }

    @Test
    void aUserNamespaceBorrowsAnotherDeviceToo() {
        add(new SystemFilesystems(ROOTLESS, List.of(DISK), Protection.FULL));

        assertThat(texts(0))
                .containsSubsequence(
                        openTree("/dev/nvme0n1"),
                        "mkdirat(AT_FDCWD, \"/dev/disks\", 0755) or not",
                        moved("#7", "/dev/disks/a"))
                .noneMatch(call -> call.startsWith("mknodat("));
    }

    @Test
    void aUserNamespaceBorrowsTheHostsNodesAndMakesProcAndSysOverTheHosts() {
        add(new SystemFilesystems(ROOTLESS));

        assertThat(texts(0))
                .startsWith(
                        openTree("/dev/null"),
                        openTree("/dev/zero"),
                        openTree("/dev/full"),
                        openTree("/dev/random"),
                        openTree("/dev/urandom"),
                        openTree("/dev/tty"),
                        "mount(\"proc\", \"/proc\", \"proc\", MS_NOSUID|MS_NODEV|MS_NOEXEC, NULL)",
                        openTree("/proc"),
                        SYS.get(0),
                        openTree("/sys"))
                .containsSubsequence(moved("#8", "/proc"), moved("#1", "/dev/null"), moved("#6", "/dev/tty"))
                .containsSubsequence(pts(""))
                .containsSubsequence(MEMORY_AND_QUEUES)
                .containsSubsequence(moved("#10", "/sys"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aUserNamespaceWithTheHostsNetworkBorrowsSysToo() {
        add(new SystemFilesystems(ROOTLESS.without(NETWORK)));

        assertThat(texts(0))
                .containsSubsequence(
                        "open_tree(AT_FDCWD, \"/sys\", OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC|AT_RECURSIVE)",
                        moved("#9", "/sys"),
                        "mount_setattr(AT_FDCWD, \"/sys\", AT_RECURSIVE, {attr_set=MOUNT_ATTR_RDONLY}, 32)",
                        "close(#9)")
                .doesNotContainAnyElementsOf(SYS);
    }

    private static Stream<String> made(String path, String numbers) {
        return Stream.of(
                "mknodat(AT_FDCWD, \"" + path + "\", S_IFCHR|0666, makedev(" + numbers + "))",
                "mount(\"" + path + "\", \"" + path + "\", NULL, MS_BIND, NULL)");
    }

    private static String openTree(String path) {
        return "open_tree(AT_FDCWD, \"" + path + "\", OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC)";
    }

    private static String moved(String tree, String path) {
        return "move_mount(" + tree + ", \"\", AT_FDCWD, \"" + path + "\", MOVE_MOUNT_F_EMPTY_PATH)";
    }

    @Test
    void aNamespaceThatHasTheGroupTtyGivesItTerminals() {
        UserMapping many = new UserMapping(new IdMap(0, 100_000, 65536), new IdMap(0, 100_000, 65536));
        add(new SystemFilesystems(new Namespaces(ROOTLESS.kinds(), many)));

        assertThat(texts(0)).containsSubsequence(pts(",gid=5"));
    }

    @Test
    void aDescriptionRemembersNothing() {
        SystemFilesystems filesystems = new SystemFilesystems(ROOTLESS.without(NETWORK));
        add(filesystems);
        List<String> first = texts(0);
        calls = new CallList();
        add(filesystems);

        assertThat(texts(0)).isEqualTo(first);
    }

    private void add(SystemFilesystems filesystems) {
        SystemFilesystems.Borrowed borrowed = filesystems.borrow(calls);
        filesystems.addTo(calls, borrowed);
    }

    private void assertNothingIsBorrowed(SystemFilesystems filesystems) {
        SystemFilesystems.Borrowed taken = filesystems.borrow(calls);
        assertThat(texts(0)).isEmpty();
        filesystems.addTo(calls, taken);
    }

    @SafeVarargs
    private void assertAdded(List<String>... parts) {
        List<String> expected = new ArrayList<>();
        for (List<String> part : parts) {
            expected.addAll(part);
        }
        List<String> all = texts(0);

        assertThat(all.subList(0, expected.size())).containsExactlyElementsOf(expected);
        assertThat(all.subList(expected.size(), all.size()))
                .as("the rest hides paths")
                .allMatch(call -> call.matches("mount\\([^,]*, \"/(proc|sys)/.*"));
    }

    private static List<String> pts(String group) {
        return List.of(
                "mkdirat(AT_FDCWD, \"/dev/pts\", 0755)",
                "mount(\"devpts\", \"/dev/pts\", \"devpts\", MS_NOSUID|MS_NOEXEC,"
                        + " \"newinstance,ptmxmode=0666,mode=0620,max=256" + group + "\")");
    }

    private List<String> texts(int from) {
        return calls.rows().subList(from, calls.rows().size()).stream()
                .map(row -> row.call() + (row.mayFail() ? " or not" : ""))
                .toList();
    }
}
