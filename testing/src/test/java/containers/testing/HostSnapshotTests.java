package containers.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What of the host is looked at: what a container of ours could leave, and not what others do meanwhile. */
class HostSnapshotTests {

    @Test
    void mountsThatACarelessContainerWouldMake() {
        assertThat(mounts("/", "/tmp", "/tmp/root", "/proc", "/proc/sys", "/sys/fs/cgroup", "/dev/pts"))
                .hasSize(7);
        assertThat(mounts("/root/.cache/understanding-containers/host-root-1", "/var/tmp/junit-9/root"))
                .hasSize(2);
    }

    @Test
    void mountsOfOtherEngines() {
        assertThat(mounts(
                        "/var/lib/containers/storage/overlay/4f/merged",
                        "/run/user/1000/netns/netns-1",
                        "/run/netns/x",
                        "/home/me/.local/share/containers/storage/overlay"))
                .isEmpty();
    }

    @Test
    void interfacesOfOtherEngines() {
        Set<String> names = Set.of("lo", "eth0", "wlan0", "veth12ab", "podman0", "cni-podman1");

        assertThat(HostSnapshot.interfaces(names)).containsExactly("eth0", "lo", "wlan0");
    }

    private static Set<String> mounts(String... points) {
        Set<String> lines = new HashSet<>();
        for (String point : points) {
            lines.add("29 24 0:26 / " + point + " rw,relatime - tmpfs tmpfs rw");
        }
        return HostSnapshot.mounts(lines);
    }
}
