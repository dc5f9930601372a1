package containers.filesystems;

import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.CallList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The control groups that a container sees, on hosts of all three kinds. */
class CgroupFilesystemsTests {

    private static final String FLAGS = "MS_NOSUID|MS_NODEV|MS_NOEXEC|MS_RELATIME|MS_RDONLY";
    private static final String TOP =
            "mount(\"tmpfs\", \"/sys/fs/cgroup\", \"tmpfs\"," + " MS_NOSUID|MS_NODEV|MS_NOEXEC, \"mode=755\")";
    private static final String TOP_READ_ONLY = "mount(NULL, \"/sys/fs/cgroup\", NULL,"
            + " MS_REMOUNT|MS_BIND|MS_RDONLY|MS_NOSUID|MS_NODEV|MS_NOEXEC, NULL)";

    @Test
    void version2IsOneMount() {
        assertCalls(
                List.of(new CgroupMount("/sys/fs/cgroup", "cgroup2", "nsdelegate")),
                "mount(\"cgroup\", \"/sys/fs/cgroup\", \"cgroup2\", " + FLAGS + ", NULL)");
    }

    @Test
    void version1IsOneForEachHierarchyBelowADirectoryInMemory() {
        assertCalls(
                List.of(
                        new CgroupMount("/sys/fs/cgroup/cpu,cpuacct", "cgroup", "cpu,cpuacct"),
                        new CgroupMount("/sys/fs/cgroup/systemd", "cgroup", "name=systemd")),
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
                List.of(
                        new CgroupMount("/sys/fs/cgroup/memory", "cgroup", "memory"),
                        new CgroupMount("/sys/fs/cgroup/unified", "cgroup2", "nsdelegate")),
                TOP,
                "mkdirat(AT_FDCWD, \"/sys/fs/cgroup/memory\", 0755)",
                "mount(\"cgroup\", \"/sys/fs/cgroup/memory\", \"cgroup\", " + FLAGS + ", \"memory\")",
                "mkdirat(AT_FDCWD, \"/sys/fs/cgroup/unified\", 0755)",
                "mount(\"cgroup\", \"/sys/fs/cgroup/unified\", \"cgroup2\", " + FLAGS + ", NULL)",
                TOP_READ_ONLY);
    }

    @Test
    void aHostWithoutControlGroupsHasNoneToShow() {
        assertCalls(List.of());
    }

    @Test
    void aHierarchyIsFoundInMountinfo() {
        assertThat(among("35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory"))
                .containsExactly(new CgroupMount("/sys/fs/cgroup/memory", "cgroup", "memory"));
        assertThat(among("40 31 0:37 / /sys/fs/cgroup/systemd rw shared:9 - cgroup cgroup rw,xattr,"
                        + "release_agent=/usr/lib/systemd/systemd-cgroups-agent,clone_children,name=systemd"))
                .containsExactly(new CgroupMount("/sys/fs/cgroup/systemd", "cgroup", "name=systemd"));
        CgroupMount version2 = among("30 23 0:26 / /sys/fs/cgroup ro - cgroup2 cgroup2 rw,nsdelegate")
                .get(0);
        assertThat(version2.isVersion2()).isTrue();
        assertThat(version2.isRoot()).isTrue();
    }

    @Test
    void otherMountsAreNone() {
        assertThat(among("31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755"))
                .isEmpty();
        assertThat(among("50 23 0:40 / /mnt/cgroup rw - cgroup2 cgroup2 rw")).isEmpty();
        assertThat(among("50 23 0:40 / /sys/fs/cgroups rw - cgroup2 cgroup2 rw"))
                .isEmpty();
    }

    @Test
    void thisHostsHierarchiesAreAllReadable() {
        assertThat(CgroupMount.ofHost())
                .allSatisfy(mount -> assertThat(mount.path()).startsWith("/sys/fs/cgroup"))
                .allSatisfy(mount -> assertThat(mount.type()).isIn("cgroup", "cgroup2"))
                .allSatisfy(mount -> assertThat(mount.options()).doesNotContain("rw", "ro,"));
    }

    private static List<CgroupMount> among(String mountinfo) {
        return CgroupMount.among(List.of(MountInfo.parse(mountinfo)));
    }

    private static void assertCalls(List<CgroupMount> host, String... expected) {
        CallList calls = new CallList();
        CgroupFilesystems.addTo(calls, host);
        assertThat(calls.rows()).extracting(row -> row.call().toString()).containsExactly(expected);
    }
}
