package containers.bundle.mounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.bundle.Bundle;
import containers.bundle.ConfigurationFile;
import containers.bundle.Written;
import containers.filesystems.SystemFilesystems;
import containers.namespaces.User;
import containers.rootfs.Mount;
import containers.spec.Spec;
import containers.telling.UsageException;
import containers.testing.Feature;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every container has, where a bundle names it. */
@Needs(Feature.ROOT)
final class SystemMountTests {

    // Their numbers in what runc writes.
    private static final int PROC = 0;
    private static final int SHM = 3;
    private static final int SYS = 5;
    private static final int CGROUP = 6;

    private static final String OPTIONS_OF_HOSTS = "['rbind', 'nosuid', 'noexec', 'nodev', 'ro']";

    @TempDir
    private Path directory;

    private Spec read(ConfigurationFile file) throws IOException {
        return Bundle.of(file.write().toString(), false, User.current()).spec();
    }

    private void assertRefused(ConfigurationFile file, String line) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(line)
                .hasMessageNotContaining("\n");
    }

    private void assertRead(ConfigurationFile file) {
        assertThatCode(() -> read(file)).doesNotThrowAnyException();
    }

    private ConfigurationFile file() throws IOException {
        return ConfigurationFile.in(directory, "/bin/true");
    }

    private ConfigurationFile file(int mount, String field, String value) throws IOException {
        return file().with("mounts." + mount + "." + field, value);
    }

    /** One that has namespaces of these types. */
    private ConfigurationFile file(String... types) throws IOException {
        String namespaces = Stream.of(types)
                .map(type -> "{'type': '" + type + "'}")
                .toList()
                .toString();
        ConfigurationFile file = file().with("linux.namespaces", namespaces);
        String users = "[{'containerID': 0, 'hostID': 100000, 'size': 65536}]";
        return List.of(types).contains("user")
                ? file.with("linux.uidMappings", users).with("linux.gidMappings", users)
                : file;
    }

    /** The host's own in that place, as it is there. */
    private static ConfigurationFile hosts(ConfigurationFile file, int mount, String type, String source) {
        String fields = "mounts." + mount + ".";
        return file.with(fields + "type", "'" + type + "'")
                .with(fields + "source", "'" + source + "'")
                .with(fields + "options", OPTIONS_OF_HOSTS.replace(", 'ro'", mount == SYS ? ", 'ro'" : ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proc/", "/./proc", "/sys/../proc"})
    void itsPlaceCanBeWrittenOtherwise(String place) {
        assertThatCode(() -> read(file(PROC, "destination", "'" + place + "'"))).doesNotThrowAnyException();
    }

    @Test
    void onlyTheGroupsHaveTwoTypes() throws IOException {
        assertRead(file(CGROUP, "type", "'cgroup2'"));
        assertRefused(file(CGROUP, "type", "'tmpfs'"), "at /sys/fs/cgroup is of type cgroup");
        assertRefused(file(PROC, "type", "'cgroup2'"), "at /proc is of type proc");
    }

    @Test
    void onlyTheSharedMemoryHasASize() throws IOException {
        List<Mount> mounts = read(file(SHM, "options", "['nosuid', 'size=1m']")).mounts();

        assertThat(mounts).containsExactly(SystemFilesystems.shm(1 << 20));
        assertThat(read(file()).mounts()).as("of the usual size").isEmpty();
        assertRefused(file(PROC, "options", "['size=1m']"), "'size=1m' isn't supported at /proc");
        assertRefused(file(SHM, "options", "['x']"), "'x' isn't supported at /dev/shm");
    }

    /** Who has its own network can mount a /sys of its own, and root of the host any. */
    @Test
    void theHostsSysIsForWhoHasItsNetwork() throws IOException {
        assertRead(hosts(file("mount", "pid", "ipc", "uts", "user"), SYS, "none", "/sys"));
        assertRead(hosts(file("mount", "pid", "ipc", "uts", "user"), SYS, "bind", "/sys"));
        assertRefused(
                hosts(file("mount", "pid", "ipc", "uts", "user", "network"), SYS, "none", "/sys"),
                "the host's /sys is only for who has its network");
        assertRefused(hosts(file("mount", "pid", "ipc", "uts"), SYS, "none", "/sys"), "the host's /sys is only for");
    }

    @ParameterizedTest
    @CsvSource({"none, /etc", "none, ''", "tmpfs, /sys"})
    void whatIsNotTheHostsSysIsNone(String type, String source) throws IOException {
        assertRefused(hosts(file("mount", "pid", "ipc", "uts", "user"), SYS, type, source), "at /sys is of type sysfs");
    }

    @Test
    void theHostsSysComesWithAllThatIsMountedThere() throws IOException {
        ConfigurationFile file = hosts(file("mount", "pid", "ipc", "uts", "user"), SYS, "none", "/sys");

        assertRefused(file.with("mounts." + SYS + ".options", "['nosuid', 'ro']"), "at /sys is of type sysfs");
    }

    @Test
    void noOthersAreTheHosts() throws IOException {
        assertRefused(hosts(file(), PROC, "none", "/proc"), "at /proc is of type proc");
    }

    /** Whose memory it shares, whose /dev/shm it has. */
    @Test
    void theHostsSharedMemoryIsForWhoHasItsMemory() throws IOException {
        assertRead(hosts(file("mount", "pid", "network", "uts"), SHM, "bind", "/dev/shm"));
        assertRefused(file("mount", "pid", "network", "uts"), "where there is no namespace of type ipc");
        assertRefused(hosts(file(), SHM, "bind", "/dev/shm"), "where there is no namespace of type ipc");
    }

    /** The group of terminals, by the number that it has everywhere; where a namespace doesn't know it, mount(2) refuses it. */
    @Test
    void terminalsBelongToTheirGroup() throws IOException {
        String one = "[{'containerID': 0, 'hostID': 100000, 'size': 1}]";
        ConfigurationFile small = file("mount", "pid", "ipc", "uts", "user", "network")
                .with("linux.uidMappings", one)
                .with("linux.gidMappings", one);

        assertThat(Written.of(read(file()), Map.of()).text()).contains("\"gid=5\"");
        assertThat(Written.of(read(small), Map.of()).text()).contains("devpts").doesNotContain("gid=5");
    }

    /** Both show what the kernel has: one that is open would make the other's lock of no use. */
    @Test
    void theKernelsFilesAreClosedTogether() throws IOException {
        assertThat(read(file()).linux().protection().closed()).isTrue();
        assertRefused(file(SYS, "options", "['nosuid', 'noexec', 'nodev']"), "/sys and /sys/fs/cgroup are both 'ro'");
    }
}
