package containers.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import containers.cgroups.ControlGroup;
import containers.commandline.CommandLine;
import containers.commandline.Help;
import containers.commandline.RunOptions;
import containers.container.Container;
import containers.devices.DeviceAccess;
import containers.monitor.InPlace;
import containers.monitor.Monitor;
import containers.namespaces.User;
import containers.program.ProgramText;
import containers.request.Defaults;
import containers.request.RootDirectory;
import containers.rootfs.RootFilesystem.Use;
import containers.spec.Spec;
import containers.start.Inherited;
import containers.terminal.Terminal;
import containers.testing.Disk;
import containers.testing.Feature;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What {@code spec} prints of some options, {@code run --bundle} takes for the same container: all its calls are the same. */
class RoundTripTests {

    private static final String ID = "0123456789ab";
    private static final User USER = User.current();

    /** What holds anyway; help; whether there is a terminal, which {@code run} finds out by itself. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("--rm", "--help", "--tty");

    /** Of options that spec refuses. */
    private static final Map<String, String> VALUES = Map.of(
            "--publish",
            "8080:80",
            "--cgroupns",
            "host",
            "--stop-signal",
            "SIGINT",
            "--stop-timeout",
            "5",
            "--bundle",
            "/x",
            "--output",
            "/x");

    private static final List<String> OF_ANYBODY = List.of(
            "--env-file FILE --label-file FILE",
            "",
            "--hostname box -e A=b=c -e EMPTY= -w /tmp",
            "--network host",
            "--init",
            "--read-only --tmpfs /run:size=1m,mode=755,exec --tmpfs /tmp:ro",
            "-v /usr:/srv/usr:ro -v /etc/passwd:/srv/passwd --shm-size 1m",
            "--mount type=bind,source=/usr,target=/srv,readonly --mount type=tmpfs,target=/x,tmpfs-size=1m",
            "--shm-size 1000",
            "--rootfs /usr",
            "--cap-drop ALL",
            "--cap-drop ALL --cap-add CHOWN --cap-add NET_ADMIN",
            "--cap-add SYS_ADMIN --security-opt seccomp=unconfined",
            "--cap-add ALL",
            "--security-opt no-new-privileges=false",
            "--ulimit nofile=100:200 --ulimit core=-1 --ulimit nproc=0 --oom-score-adj 500",
            "--sysctl kernel.shmmax=1000 --sysctl net.ipv4.ip_forward=1",
            "--pids-limit -1");

    private static final List<String> OF_ROOT = List.of(
            "--domainname example.org --entrypoint /bin/ls",
            "--pid host --cap-add SYS_PTRACE",
            "--ipc host --uts host",
            "--network ns:/proc/self/ns/net --add-host db:192.0.2.7 --dns 192.0.2.1 --dns-search a.b --dns-opt ndots:2",
            "--network host --dns 192.0.2.1",
            "--memory-reservation 32m --cpuset-cpus 0 --cpuset-mems 0",
            "--cpu-quota 50000 --cpu-period 20000",
            "--label a=b --annotation c=d",
            "--pids-limit 100",
            "-m 64m --cpus 0.5 --cpu-shares 512",
            "-m 64m --memory-swap -1 --pids-limit 5 --blkio-weight 100",
            "--memory 64m --memory-swap 64m",
            "--user 1000:100 --group-add 5 --group-add 27",
            "--user 33",
            "--privileged",
            "--privileged --cap-drop SYS_BOOT",
            "--device /dev/kmsg",
            "--device /dev/null:/dev/other:r",
            "--userns remap",
            "--userns remap -v /usr:/srv",
            "--uidmap 0:100000:1000 --gidmap 0:200000:2000 --network host");

    private static final String OF_VERSION_1 = "-m 64m --memory-swappiness 10";

    private static final String OF_DISKS = "--device-read-bps DISK:1mb --device-write-bps DISK:2mb"
            + " --device-read-iops DISK:3 --device-write-iops DISK:4";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @FieldSource("OF_ANYBODY")
    void theSamePlan(String options) throws IOException {
        assertSamePlan(options);
    }

    @ParameterizedTest
    @FieldSource("OF_ROOT")
    @Needs(Feature.ROOT)
    void theSamePlanOfRoot(String options) throws IOException {
        assertSamePlan(options);
    }

    @Test
    @Needs({Feature.ROOT, Feature.CGROUP_V1})
    void theSamePlanWithVersion1() throws IOException {
        assertSamePlan(OF_VERSION_1);
    }

    @Test
    @Needs(Feature.ROOT)
    void theSamePlanWithLimitsOnADisk() throws IOException {
        Optional<Path> disk = Disk.node();
        assumeTrue(disk.isPresent(), "there is no disk");

        assertSamePlan(OF_DISKS.replace("DISK", disk.orElseThrow().toString()));
    }

    /** An option that nobody tried here may be lost on the way. */
    @Test
    void everyOptionIsTriedOrRefused() {
        List<String> words = Stream.of(OF_ANYBODY, OF_ROOT, List.of(OF_DISKS, OF_VERSION_1))
                .flatMap(List::stream)
                .flatMap(options -> Stream.of(options.split(" ", -1)))
                .toList();
        List<List<String>> rows = Help.text()
                .lines()
                .filter(line -> line.startsWith("  -"))
                .map(line -> Pattern.compile("(?<= )--?[a-z-]+")
                        .matcher(line.replaceFirst("(?<=\\S)( {2,}| [A-Z]).*", ""))
                        .results()
                        .map(MatchResult::group)
                        .toList())
                .toList();

        assertThat(rows).hasSizeGreaterThan(40);
        assertThat(rows).filteredOn(names -> Collections.disjoint(names, words)).allSatisfy(this::assertRefused);
    }

    private void assertRefused(List<String> names) {
        String name = names.get(names.size() - 1);
        if (!WITHOUT_EFFECT.contains(name)) {
            assertThatThrownBy(() -> CommandLine.parseSpec(words(name)))
                    .hasMessageContaining(name + " is not for ./contain spec");
        }
    }

    private static List<String> words(String option) {
        return VALUES.containsKey(option) ? List.of(option, VALUES.get(option)) : List.of(option);
    }

    private void assertSamePlan(String options) throws IOException {
        Path file = Files.writeString(directory.resolve("lines"), "A=b\nEMPTY=\n");
        RunOptions read = CommandLine.parse(List.of((options.replace("FILE", file.toString()) + " -- /bin/sh -c :")
                        .trim()
                        .split(" ", -1)))
                .orElseThrow();
        RootDirectory root = RootDirectory.of(read);
        Spec spec = new Defaults(read, ID, USER, root).spec(false);
        Files.writeString(
                directory.resolve("config.json"),
                Written.of(spec, read.labels().annotations()).text());

        Bundle bundle = Bundle.of(directory.toString(), false, USER);

        assertThat(lines(bundle.spec(), bundle.use())).isEqualTo(lines(spec, root.use()));
    }

    private static List<String> lines(Spec spec, Use use) {
        try (ControlGroup group = DeviceAccess.group(spec.linux().resources().limits(), ID)) {
            Container container = new Container(spec, USER, use, group, Terminal.none());
            InPlace front = new InPlace(Inherited.unknown(), Optional.empty(), false);
            return new ProgramText(Monitor.program(container.plan(), front, Inherited.unknown())).lines();
        }
    }
}
