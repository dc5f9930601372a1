package containers.filesystems;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the kernel's table of mounts says. */
final class MountInfoTests {

    @Test
    void aLineMayHaveAnyNumberOfOptionalFields() {
        MountInfo cpu = new MountInfo("/", "/sys/fs/cgroup/cpu", "cgroup", "rw,cpu");
        assertThat(MountInfo.parse("32 31 0:29 / /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu"))
                .isEqualTo(cpu);
        assertThat(MountInfo.parse("32 31 0:29 / /sys/fs/cgroup/cpu rw shared:9 master:2 - cgroup cgroup rw,cpu"))
                .isEqualTo(cpu);
    }

    @Test
    void pathsAreUnescaped() {
        MountInfo mount = MountInfo.parse("35 31 0:32 /a\\011b /my\\040groups\\134x rw - tmpfs tmpfs rw");
        assertThat(mount.root()).isEqualTo("/a\tb");
        assertThat(mount.mountPoint()).isEqualTo("/my groups\\x");
    }

    @Test
    void aHyphenInAPathSeparatesNothing() {
        assertThat(MountInfo.parse("35 31 0:32 /- /a-b rw - ext4 /dev/- rw"))
                .isEqualTo(new MountInfo("/-", "/a-b", "ext4", "rw"));
    }

    @Test
    void aSourceMayBeEmpty() {
        assertThat(MountInfo.parse("35 31 0:32 / /a rw - tmpfs  rw,size=1m"))
                .isEqualTo(new MountInfo("/", "/a", "tmpfs", "rw,size=1m"));
    }

    @Test
    void thisProcessSeesItsRootAndProc() {
        assertThat(MountInfo.ofThisProcess())
                .anyMatch(mount -> mount.mountPoint().equals("/"))
                .anyMatch(mount ->
                        mount.mountPoint().equals("/proc") && mount.type().equals("proc"));
    }
}
