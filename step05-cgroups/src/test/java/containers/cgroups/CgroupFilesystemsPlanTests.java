package containers.cgroups;

import static org.assertj.core.api.Assertions.assertThat;

import containers.cgroups.hierarchy.FakeCgroups;
import containers.cgroups.hierarchy.Hierarchies;
import containers.cgroups.hierarchy.Hierarchy;
import containers.cgroups.hierarchy.Version;
import containers.cgroups.limits.PidsLimit;
import containers.filesystems.MountInfo;
import containers.filesystems.Protection;
import containers.kernel.CallList;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a container sees of control groups, on hosts of all three kinds. */
class CgroupFilesystemsPlanTests {

    private static final String FLAGS = "MS_NOSUID|MS_NODEV|MS_NOEXEC|MS_RELATIME|MS_RDONLY";
    private static final String TOP =
            "mount(\"tmpfs\", \"/sys/fs/cgroup\", \"tmpfs\"," + " MS_NOSUID|MS_NODEV|MS_NOEXEC, \"mode=755\")";
    private static final String TOP_READ_ONLY = "mount(NULL, \"/sys/fs/cgroup\", NULL,"
            + " MS_REMOUNT|MS_BIND|MS_RDONLY|MS_NOSUID|MS_NODEV|MS_NOEXEC, NULL)";
    private static final String COVER =
            "mount(\"tmpfs\", \"/sys/fs/cgroup\", \"tmpfs\"," + " MS_RDONLY|MS_NOSUID|MS_NODEV|MS_NOEXEC, \"size=0k\")";

    @Test
    void version2IsOneMount() {
        assertCalls(
                List.of(v2("/sys/fs/cgroup")),
                "mount(\"cgroup\", \"/sys/fs/cgroup\", \"cgroup2\", " + FLAGS + ", NULL)");
    }

    @Test
    void version1IsOneForEachHierarchyBelowADirectoryInMemory() {
        assertCalls(
                List.of(v1("/sys/fs/cgroup/cpu,cpuacct", "cpu,cpuacct"), v1("/sys/fs/cgroup/systemd", "name=systemd")),
                TOP,
                "mkdirat(AT_FDCWD, \"/sys/fs/cgroup/cpu,cpuacct\", 0755)",
                "mount(\"cgroup\", \"/sys/fs/cgroup/cpu,cpuacct\", \"cgroup\", " + FLAGS + ", \"cpu,cpuacct\")",
                "mkdirat(AT_FDCWD, \"/sys/fs/cgroup/systemd\", 0755)",
                "mount(\"cgroup\", \"/sys/fs/cgroup/systemd\", \"cgroup\", " + FLAGS + ", \"name=systemd\")",
                TOP_READ_ONLY);
    }

    @Test
    void aHybridHostHasVersion2BesideTheOthers() {
        assertCalls(
                List.of(v1("/sys/fs/cgroup/memory", "memory"), v2("/sys/fs/cgroup/unified")),
                TOP,
                "mkdirat(AT_FDCWD, \"/sys/fs/cgroup/memory\", 0755)",
                "mount(\"cgroup\", \"/sys/fs/cgroup/memory\", \"cgroup\", " + FLAGS + ", \"memory\")",
                "mkdirat(AT_FDCWD, \"/sys/fs/cgroup/unified\", 0755)",
                "mount(\"cgroup\", \"/sys/fs/cgroup/unified\", \"cgroup2\", " + FLAGS + ", NULL)",
                TOP_READ_ONLY);
    }

    @Test
    void withoutAGroupOfItsOwnThereIsNothingToSee() {
        assertCalls(List.of(), COVER);
        assertCalls(List.of(v2("/mnt/cgroup"), v1("/sys/fs/cgroups", "pids"), v1("/sys/fs/cgroup/a/b", "cpu")), COVER);
    }

    @Test
    void withoutProtectionItsOwnCanBeChanged() {
        assertCalls(
                Protection.NONE,
                List.of(v2("/sys/fs/cgroup")),
                "mount(\"cgroup\", \"/sys/fs/cgroup\", \"cgroup2\", MS_NOSUID|MS_NODEV|MS_NOEXEC|MS_RELATIME, NULL)");
    }

    @Test
    void aKernelWithoutControlGroupsHasNothingToCover() {
        CallList calls = new CallList();
        CgroupFilesystems.addTo(calls, List.of(), false, Protection.FULL);
        assertThat(calls.rows()).isEmpty();
    }

    @Test
    void onlyHierarchiesWithAGroupAreShown(@TempDir Path directory) {
        FakeCgroups host = new FakeCgroups(directory).v1("pids", "/").v1("devices", "/");

        assertThat(ControlGroup.of(
                                List.of(new PidsLimit(10)), new GroupDirectories(host.hierarchies(), true, List.of()))
                        .hierarchies())
                .extracting(Hierarchy::identity)
                .containsExactly("pids");
        assertThat(ControlGroup.of(List.of(), new GroupDirectories(host.hierarchies(), false, List.of()))
                        .hierarchies())
                .isEmpty();
    }

    @Test
    void aHierarchyOfVersion1IsKnownByItsControllersOrItsName() {
        assertThat(identity("35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory"))
                .isEqualTo("memory");
        assertThat(identity("40 31 0:37 / /sys/fs/cgroup/systemd rw shared:9 - cgroup cgroup rw,xattr,"
                        + "release_agent=/usr/lib/systemd/systemd-cgroups-agent,clone_children,name=systemd"))
                .isEqualTo("name=systemd");
        assertThat(identity("30 23 0:26 / /sys/fs/cgroup ro - cgroup2 cgroup2 rw,nsdelegate"))
                .isEmpty();
    }

    private static String identity(String mountinfo) {
        return Hierarchies.of(List.of(MountInfo.parse(mountinfo)), "")
                .all()
                .get(0)
                .identity();
    }

    private static Hierarchy v1(String path, String identity) {
        return new Hierarchy(Version.V1, List.of(), path, path, identity);
    }

    private static Hierarchy v2(String path) {
        return new Hierarchy(Version.V2, List.of(), path, path, "");
    }

    private static void assertCalls(List<Hierarchy> own, String... expected) {
        assertCalls(Protection.FULL, own, expected);
    }

    private static void assertCalls(Protection protection, List<Hierarchy> own, String... expected) {
        CallList calls = new CallList();
        CgroupFilesystems.addTo(calls, own, true, protection);
        assertThat(calls.rows()).extracting(row -> row.call().toString()).containsExactly(expected);
    }
}
