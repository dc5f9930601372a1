package containers.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import containers.cgroups.limits.CpuQuota;
import containers.cgroups.limits.MemoryLimit;
import containers.cgroups.limits.PidsLimit;
import containers.filesystems.Protection;
import containers.namespaces.User;
import containers.privileges.Capability;
import containers.rootfs.Mount;
import containers.rootfs.RootFilesystem.Use;
import containers.settings.Rlimit;
import containers.settings.RlimitType;
import containers.spec.Spec;
import containers.telling.HostFacts;
import containers.telling.UsageException;
import containers.testing.Feature;
import containers.testing.Needs;
import containers.testing.OnceIsEnough;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BundleTests {

    @TempDir
    private Path directory;

    private ConfigurationFile file() throws IOException {
        return ConfigurationFile.in(directory, "/bin/true");
    }

    private Spec read(ConfigurationFile file) throws IOException {
        return Bundle.of(file.write().toString(), false, User.current()).spec();
    }

    @Test
    void whatRuncWrites() throws IOException {
        Spec spec = read(file());

        assertThat(spec.process().args()).containsExactly("/bin/true");
        assertThat(spec.process().env()).containsEntry("TERM", "xterm").containsKey("HOME");
        assertThat(spec.process().noNewPrivileges()).isTrue();
        assertThat(spec.process().capabilities().kept())
                .containsExactlyInAnyOrder(
                        Capability.CAP_AUDIT_WRITE, Capability.CAP_KILL, Capability.CAP_NET_BIND_SERVICE);
        assertThat(spec.process().rlimits()).containsExactly(new Rlimit(RlimitType.RLIMIT_NOFILE, 1024, 1024));
        assertThat(spec.root().readonly()).isTrue();
        assertThat(spec.hostname().name()).isEqualTo("runc");
        assertThat(spec.mounts()).isEmpty();
        assertThat(spec.names()).isEmpty();
        assertThat(spec.linux().seccomp().profile()).isEmpty();
        assertThat(Protection.FULL.maskedPaths())
                .containsAll(spec.linux().protection().maskedPaths());
        assertThat(spec.linux().protection().readonlyPaths()).isEqualTo(Protection.FULL.readonlyPaths());
    }

    @Test
    @Needs(Feature.ROOT)
    void limits() throws IOException {
        Spec spec = read(file().with("linux.resources.memory", "{'limit': 67108864, 'swap': -1}")
                .with("linux.resources.cpu", "{'quota': 50000}")
                .with("linux.resources.pids", "{'limit': 7}"));

        assertThat(spec.linux().resources().limits())
                .contains(
                        new MemoryLimit(64 << 20, OptionalLong.of(MemoryLimit.UNLIMITED)),
                        new CpuQuota(50_000, 100_000),
                        new PidsLimit(7));
    }

    @Test
    void mounts() throws IOException {
        Files.createDirectory(directory.resolve("site"));

        Spec spec = read(file().adding(
                        "mounts",
                        "{'destination': '/srv/', 'type': 'bind', 'source': 'site', 'options': ['rbind', 'ro', 'nosuid']}")
                .adding("mounts", "{'destination': '/run', 'type': 'tmpfs', 'options': ['noexec', 'size=1m']}"));

        assertThat(spec.mounts())
                .extracting(Mount::toString)
                .satisfiesExactly(
                        bind -> assertThat(bind)
                                .contains(
                                        directory.resolve("site").toString(),
                                        "/srv,",
                                        "MS_NODEV, MS_RDONLY, MS_NOSUID"),
                        tmpfs -> assertThat(tmpfs).contains("/run", "MS_NODEV, MS_NOEXEC", "size=1m"));
    }

    @Test
    void changesStayOnlyWhenAsked() throws IOException {
        Path root = Files.createDirectories(directory.resolve("rootfs/bin")).getParent();
        String bundle = file().with("root.path", "'rootfs'").write().toString();

        assertThat(Bundle.of(bundle, false, User.current()).use()).isEqualTo(Use.LAYERED);
        assertThat(Bundle.of(bundle, true, User.current()).use()).isEqualTo(Use.PERSISTENT);
        assertThat(Bundle.of(bundle, true, User.current()).spec().root().path()).isEqualTo(root.toString());
    }

    /** A field, a value, and a part of the line. */
    static Stream<Arguments> wrongValues() {
        return Stream.of(
                arguments("ociVersion", "'2.0.0'", "ociVersion: versions 1.x.y can be read here, not '2.0.0'"),
                arguments("ociVersion", "'1.0'", "ociVersion: versions 1.x.y"),
                arguments("ociVersion", "1", "ociVersion: not a text"),
                arguments("ociVersion", "null", "ociVersion: missing"),
                arguments("process", "[]", "process: not an object"),
                arguments("process.args", "[]", "process.args: a program's name is missing"),
                arguments("process.args", "'sh'", "process.args: not a list"),
                arguments("process.args", "['a', 1]", "process.args[1]: not a text"),
                arguments("process.args", "['a\\u0000b']", "process.args[0]: a text can't contain a zero byte"),
                arguments("process.cwd", "'tmp'", "process.cwd: it must be an absolute path"),
                arguments("process.env", "['=x']", "process.env: a variable is given as NAME=VALUE"),
                arguments("process.terminal", "'yes'", "process.terminal: not true or false"),
                arguments("process.user.uid", "'0'", "process.user.uid: not a number"),
                arguments("process.user.uid", "-1", "process.user.uid: not a whole number"),
                arguments("process.user.uid", "1.5", "process.user.uid: not a whole number"),
                arguments("process.user.uid", "1e300", "process.user.uid: not a whole number"),
                arguments("process.user.uid", "99999999999999999999", "process.user.uid: not a whole number"),
                arguments("process.user.uid", "4294967295", "process.user: users and groups have numbers from 0 to"),
                arguments("process.user.umask", "0", "process.user.umask: every program begins with 18"),
                arguments("process.user.username", "'me'", "process.user.username: isn't supported here"),
                arguments("process.apparmorProfile", "'x'", "process.apparmorProfile: isn't supported here"),
                arguments("process.consoleSize", "{'height': 5}", "process.consoleSize: isn't supported here"),
                arguments("process.noNewPriviliges", "true", "has no such field: did you mean noNewPrivileges?"),
                arguments("process.capabilities.bounding", "['KILL']", "bounding: there is no capability 'KILL'"),
                arguments("process.capabilities.permitted", "[]", "permitted: root has the same here as is bounding"),
                arguments("process.capabilities.inheritable", "['CAP_KILL']", "inheritable: isn't supported here"),
                arguments("process.rlimits.0.type", "'NOFILE'", "rlimits[0].type: there is no limit 'NOFILE'"),
                arguments(
                        "process.rlimits.0.soft", "2048", "process.rlimits[0].soft: the limit nofile that holds can't"),
                arguments("process.oomScoreAdj", "1001", "process.oomScoreAdj: it is a number from -1000 to 1000"),
                arguments("root.path", "''", "root.path: there is no directory"),
                arguments("root.path", "'../none'", "root.path: there is no directory"),
                arguments("root.path", "'config.json'", "root.path: there is no directory"),
                arguments("root", "null", "root: missing"),
                arguments("hostname", "'a b'", "hostname: a hostname can't contain blanks"),
                arguments("hooks", "{'prestart': [{'path': '/bin/true'}]}", "hooks: isn't supported here"),
                arguments("vm", "{}", "vm: isn't supported here"),
                arguments("windows", "{}", "windows: isn't supported here"),
                arguments("solaris", "{}", "solaris: isn't supported here"),
                arguments("zos", "{}", "zos: isn't supported here"),
                arguments("freebsd", "{}", "freebsd: isn't supported here"),
                arguments("linux.intelRdt", "{}", "linux.intelRdt: isn't supported here"),
                arguments("annotations", "{'a': 1}", "annotations.a: not a text"),
                arguments("annotations", "{'understanding.containers.init': 'x'}", "init: not \"true\" or \"false\""),
                arguments(
                        "annotations",
                        "{'understanding.containers.etc': 'true', 'understanding.containers.hosts': 'db'}",
                        "annotations.understanding.containers.hosts: not an address and a name: 'db'"),
                arguments("hostName", "'x'", "hostName: the runtime-spec has no such field: did you mean hostname?"),
                arguments("x", "{}", "x: the runtime-spec has no such field"),
                arguments("mounts.0.destination", "'proc'", "mounts[0].destination: it must be an absolute path"),
                arguments(
                        "mounts.0.type",
                        "'tmpfs'",
                        "mounts[0].type: what every container has at /proc is of type proc"),
                arguments(
                        "mounts.0.options", "['hidepid=2']", "mounts[0].options: 'hidepid=2' isn't supported at /proc"),
                arguments("mounts.2.destination", "'/dev'", "mounts[2].destination: it would cover the mount at /dev"),
                arguments("mounts.6.destination", "'/'", "mounts[6].destination: the root filesystem is there"),
                arguments("mounts.6.destination", "'/proc/x'", "every container has its own /proc here"),
                arguments(
                        "linux.namespaces.0.path",
                        "'/proc/1/ns/pid'",
                        "linux.namespaces[0].path: isn't supported here"),
                arguments("linux.namespaces.0.type", "'pic'", "there is no namespace of type 'pic' here"),
                arguments("linux.namespaces", "[]", "linux.namespaces: without one of type mount"),
                arguments("linux.cgroupsPath", "'/x'", "linux.cgroupsPath: isn't supported here"),
                arguments("linux.rootfsPropagation", "'shared'", "linux.rootfsPropagation: only 'private' and"),
                arguments("linux.maskedPaths", "['/etc/shadow']", "linux.maskedPaths: only paths below /proc and /sys"),
                arguments("linux.maskedPaths", "['/proc/x/..']", "linux.maskedPaths: only paths below /proc and /sys"),
                arguments("linux.maskedPaths", "['/sys']", "linux.maskedPaths: only paths below /proc and /sys"),
                arguments("linux.readonlyPaths", "['/proc/../etc']", "linux.readonlyPaths: only paths below"),
                arguments(
                        "linux.sysctl",
                        "{'vm.swappiness': '1'}",
                        "linux.sysctl.vm.swappiness: not a setting that a container has of its own"),
                arguments(
                        "linux.resources", "{'memory': {'limit': 1}}", "memory.limit: a memory limit must be at least"),
                arguments("linux.resources", "{'memory': {'limit': '1m'}}", "memory.limit: not a number"),
                arguments(
                        "linux.resources",
                        "{'memory': {'swap': 5}}",
                        "memory.swap: it is the limit of memory and swap"),
                arguments("linux.resources", "{'cpu': {'quota': 5}}", "linux.resources.cpu.quota: a CPU quota"),
                arguments(
                        "linux.resources",
                        "{'pids': {'limit': 0}}",
                        "linux.resources.pids.limit: a limit on processes"),
                arguments("linux.resources", "{'blockIO': {'weight': 1}}", "blockIO.weight: an I/O weight must be"),
                arguments(
                        "linux.resources", "{'unified': {'a': 'b'}}", "linux.resources.unified: isn't supported here"),
                arguments(
                        "linux.resources",
                        "{'devices': [{'allow': false, 'type': 'c', 'major': 1}]}",
                        "allow: what isn't"),
                arguments(
                        "linux.resources",
                        "{'devices': [{'allow': true, 'access': 'x'}]}",
                        "access: some of the letters"),
                arguments(
                        "linux.devices", "[{'path': '/x', 'type': 'c'}]", "devices[0].path: a device's place is below"),
                arguments(
                        "linux.devices",
                        "[{'path': '/dev/null', 'type': 'c'}]",
                        "every container has its own /dev/null"),
                arguments("linux.seccomp", "{}", "defaultAction: missing"),
                arguments(
                        "linux.seccomp",
                        "{'defaultAction': 'SCMP_ACT_NOTIFY'}",
                        "linux.seccomp.defaultAction: SCMP_ACT"),
                arguments(
                        "linux.seccomp",
                        "{'defaultAction': 'SCMP_ACT_ALLOW', 'sycalls': []}",
                        "did you mean syscalls?"));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void aWrongValueIsNamed(String field, String value, String line) throws IOException {
        assertRefused(file().with(field, value).write(), line);
    }

    /** The first one, which enters it, and the second, which is in it. */
    @Test
    @Needs(Feature.ROOT)
    void oneProcessCanNotSetUpAUserNamespace() throws IOException {
        String users = "[{'containerID': 0, 'hostID': 100000, 'size': 10}]";
        ConfigurationFile file = file().with("linux.resources", "{'pids': {'limit': 1}}");
        assertThat(read(file).linux().resources().limits()).contains(new PidsLimit(1));

        file.adding("linux.namespaces", "{'type': 'user'}")
                .with("linux.uidMappings", users)
                .with("linux.gidMappings", users);
        assertRefused(file.write(), "linux.resources.pids.limit: a container in a user namespace is set up by two");
    }

    /** Who has the host's names can't have others: they would be the host's from then on. */
    @Test
    @Needs(Feature.ROOT)
    void theHostsNamesAreNotChanged() throws IOException {
        ConfigurationFile file =
                file().with("linux.namespaces", "[{'type': 'mount'}, {'type': 'pid'}, {'type': 'ipc'}]");
        assertRefused(file.write(), "config.json: hostname: without a namespace of type uts that is the host's");

        file.without("hostname");
        assertThat(read(file).hostname().name()).isEqualTo(HostFacts.hostname());

        file.with("domainname", "'x'");
        assertRefused(file.write(), "config.json: domainname: without a namespace of type uts that is the host's");
    }

    /** That is told with the field's name, as all else is. */
    @Test
    @Needs(Feature.ROOT)
    void aUserWhomItsNamespaceDoesNotKnow() throws IOException {
        String one = "[{'containerID': 0, 'hostID': 100000, 'size': 1}]";

        assertRefused(
                file().adding("linux.namespaces", "{'type': 'user'}")
                        .with("linux.uidMappings", one)
                        .with("linux.gidMappings", one)
                        .with("process.user.uid", "5")
                        .write(),
                "config.json: process.user: there is no user 5 in the container's user namespace");
    }

    /** The text of a whole file, and a part of the line. */
    static Stream<Arguments> noConfigurations() {
        return Stream.of(
                arguments("", "it is empty"),
                arguments("{", "not JSON at line 1"),
                arguments("{'ociVersion': '1.0.2'", "not JSON at line 1"),
                arguments("[]", "not one JSON object"),
                arguments("{} {}", "not JSON at line 1"),
                arguments("null", "not one JSON object"),
                arguments("# yaml: 1", "not JSON"),
                arguments("\uFEFF{}", "not JSON: it begins with a byte order mark"),
                arguments("{'ociVersion': '1.0.2', 'ociVersion': '1.0.3'}", "ociVersion: it is there twice"),
                arguments("{'ociVersion': NaN}", "not JSON at line 1"),
                arguments("{'x': ".repeat(10_000), "not JSON"),
                arguments("[".repeat(10_000), "not JSON"),
                arguments("{'x': '\t'}", "not JSON"),
                arguments("{}", "ociVersion: missing"));
    }

    @ParameterizedTest
    @MethodSource("noConfigurations")
    void aFileThatIsNoneIsRefused(String text, String line) throws IOException {
        Files.writeString(directory.resolve("config.json"), text.replace('\'', '"'));

        assertRefused(directory, line);
    }

    @Test
    @OnceIsEnough
    void aFileThatEndsTooSoon() throws IOException {
        Path file = file().write().resolve("config.json");
        String whole = Files.readString(file).strip();
        for (int length = 1; length < whole.length(); length += 7) {
            Files.writeString(file, whole.substring(0, length));
            assertRefused(directory, "not JSON at line ");
        }
    }

    @Test
    void textThatIsntUtf8() throws IOException {
        Files.write(directory.resolve("config.json"), new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'});

        assertRefused(directory, "not JSON: not in UTF-8");
    }

    /** Of a hundred megabytes, none is read: they are a hole in the file, and would be zeros. */
    @Test
    void aLargeFileIsntRead() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("config.json").toFile(), "rw")) {
            file.setLength(100 << 20);
        }

        assertRefused(directory, "larger than 8388608 bytes");
    }

    @Test
    void aFileOfAnotherKind() throws Exception {
        assertRefused(directory, "there is no config.json in it");
        assertRefused(directory.resolve("none"), "no such directory");

        Path file = directory.resolve("config.json");
        Files.createDirectory(file);
        assertRefused(directory, "not a regular file");

        Files.delete(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        assertRefused(directory, "not a regular file");

        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("/etc/passwd"));
        assertRefused(directory, "it is a link out of the bundle");
        Files.delete(file); // before JUnit says that it doesn't follow it
    }

    @Test
    void aRootThatIsALink() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("rootfs"), Path.of("/usr"));

        assertRefused(file().with("root.path", "'rootfs'").write(), "root.path: " + directory + "/rootfs is, or leads");
        Files.delete(link);
    }

    @Test
    void aRootThatIsEmpty() throws IOException {
        Files.createDirectory(directory.resolve("rootfs"));

        assertRefused(file().with("root.path", "'rootfs'").write(), "root.path: the directory ");
    }

    @Test
    void mountsThatAreNone() throws IOException {
        assertVolumeRefused("'type': 'overlay'", "'overlay' isn't supported here (bind and tmpfs are)");
        assertVolumeRefused("'type': 'bind', 'source': 'none'", "source: there is no ");
        assertVolumeRefused("'type': 'bind', 'source': '/usr'", "'rbind'");
        assertVolumeRefused(
                "'type': 'bind', 'source': '/usr', 'options': ['rbind', 'rshared']", "'rshared' isn't supported");
        assertVolumeRefused("'type': 'tmpfs', 'options': ['size=0']", "a size is a number of bytes");
        assertVolumeRefused("'type': 'tmpfs', 'options': ['tmpcopyup']", "'tmpcopyup' isn't supported for a tmpfs");
    }

    private void assertVolumeRefused(String fields, String line) throws IOException {
        assertRefused(
                file().adding("mounts", "{'destination': '/x', " + fields + "}").write(), "mounts[7].", line);
    }

    private static void assertRefused(Path bundle, String... parts) {
        assertThatThrownBy(() -> Bundle.of(bundle.toString(), false, User.current()))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining(": --")
                .hasMessageNotContaining("\n");
    }
}
