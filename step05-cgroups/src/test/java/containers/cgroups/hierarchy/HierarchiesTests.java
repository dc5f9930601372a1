package containers.cgroups.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;

import containers.filesystems.MountInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the kernel's tables say. */
final class HierarchiesTests {

    private static final String HYBRID = """
            31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
            32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw,relatime shared:9 master:2 - cgroup cgroup rw,cpu,cpuacct
            35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
            40 31 0:37 / /sys/fs/cgroup/systemd rw,relatime - cgroup cgroup rw,xattr,name=systemd
            41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
            """;

    private static final String GROUPS = """
            9:name=systemd:/init.scope
            4:memory:/user/1000
            2:cpu,cpuacct:/
            0::/init.scope
            """;

    @Test
    void findsEachControllerOnAHybridHost() {
        Hierarchies hierarchies = parse(HYBRID, GROUPS);
        Hierarchy cpu = hierarchies.find(Controller.CPU).orElseThrow();
        assertThat(cpu.mountPoint()).isEqualTo("/sys/fs/cgroup/cpu,cpuacct");
        assertThat(cpu.own()).isEqualTo("/sys/fs/cgroup/cpu,cpuacct");
        assertThat(hierarchies.find(Controller.CPUACCT)).containsSame(cpu);
        assertThat(hierarchies.find(Controller.MEMORY).orElseThrow().own())
                .isEqualTo("/sys/fs/cgroup/memory/user/1000");
        assertThat(hierarchies.find(Controller.PIDS)).isEmpty();
    }

    /** Inside a container the topmost group that can be seen is often not the topmost. */
    @ParameterizedTest
    @CsvSource({
        "/, /, /c",
        "/, /a/b, /c/a/b",
        "/docker/1, /docker/1, /c",
        "/docker/1, /docker/1/a, /c/a",
        "/docker/1, /docker/12, /c",
        "/docker/1, /, /c",
        "/, /../../other, /c"
    })
    void findsOurOwnGroup(String root, String group, String directory) {
        Hierarchies hierarchies =
                parse("35 31 0:32 " + root + " /c rw,relatime - cgroup cgroup rw,pids\n", "8:pids:" + group + "\n");
        assertThat(hierarchies.find(Controller.PIDS).orElseThrow().own()).isEqualTo(directory);
    }

    @Test
    void aFileSystemThatOnlySoundsLikeItIsAnother() {
        Hierarchies hierarchies = parse("35 31 0:32 / /c rw - cgroupfoo cgroup rw,pids\n", "8:pids:/\n");
        assertThat(hierarchies.find(Controller.PIDS)).isEmpty();
    }

    private static Hierarchies parse(String mountinfo, String groups) {
        return Hierarchies.of(mountinfo.lines().map(MountInfo::parse).toList(), groups);
    }
}
