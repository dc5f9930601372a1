package containers.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import containers.cgroups.limits.CpuQuota;
import containers.cgroups.limits.CpuWeight;
import containers.cgroups.limits.Cpuset;
import containers.cgroups.limits.IoThrottle;
import containers.cgroups.limits.IoWeight;
import containers.cgroups.limits.MemoryLimit;
import containers.cgroups.limits.MemoryReservation;
import containers.cgroups.limits.MemorySwappiness;
import containers.cgroups.limits.NumberList;
import containers.cgroups.limits.PidsLimit;
import containers.commandline.options.UserOptions.UserNamespace;
import containers.namespaces.IdMap;
import containers.namespaces.Namespace;
import containers.privileges.Capability;
import containers.testing.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Options that are neighbours in the table, or alike, aren't taken for each other. */
final class OptionReaderTests {

    private static Arguments read(String words, Function<RunOptions, Object> what, Object expected) {
        return arguments(words, what, expected);
    }

    private static Arguments limits(String words, Object... limits) {
        return read(words, options -> options.limits().limits(), List.of(limits));
    }

    private static Arguments shared(String words, Namespace kind) {
        return read(words, options -> options.sharing().shared(), Set.of(kind));
    }

    static Stream<Arguments> whatIsLimited() {
        return Stream.of(
                limits("-m 64m --memory-swap 128m", new MemoryLimit(64 << 20, OptionalLong.of(128 << 20))),
                limits("--memory-reservation 32m", new MemoryReservation(32 << 20)),
                limits("--memory-swappiness 10", new MemorySwappiness(10)),
                limits("--cpus 0.5", new CpuQuota(50_000, 100_000)),
                limits("--cpu-quota 5000 --cpu-period 20000", new CpuQuota(5000, 20_000)),
                limits("--cpuset-cpus 0", new Cpuset(Optional.of(NumberList.of("0")), Optional.empty())),
                limits("--cpuset-mems 0", new Cpuset(Optional.empty(), Optional.of(NumberList.of("0")))),
                limits("-c 512", new CpuWeight(512)),
                limits("--pids-limit 7", new PidsLimit(7)),
                limits("--blkio-weight 100", new IoWeight(100)));
    }

    static Stream<Arguments> whatIsShared() {
        return Stream.of(
                shared("--pid host", Namespace.PID),
                shared("--ipc host", Namespace.IPC),
                shared("--uts host", Namespace.UTS),
                shared("--cgroupns host", Namespace.CGROUP));
    }

    static Stream<Arguments> theRest() {
        return Stream.of(
                read("--rootfs /x", RunOptions::rootfs, Optional.of("/x")),
                read("--persist", RunOptions::persist, true),
                read("--read-only", options -> options.mounts().readOnlyRoot(), true),
                read("-h box", options -> options.program().hostname("x").name(), "box"),
                read(
                        "--domainname d",
                        options -> options.program().hostname("x").domain(),
                        "d"),
                read("--entrypoint ls", options -> options.program().command(), List.of("ls", "cmd")),
                read("-w /x", options -> options.program().workingDirectory(), "/x"),
                read("--init", options -> options.program().init(), true),
                read("-e a=b", options -> options.variables().values(), Map.of("a", "b")),
                read("-l a=b", options -> options.labels().annotations(), Map.of("a", "b")),
                read("--annotation a=b", options -> options.labels().annotations(), Map.of("a", "b")),
                read("-u me", options -> options.users().user(), Optional.of("me")),
                read("--group-add us", options -> options.users().groups(), List.of("us")),
                read("--userns remap", options -> options.users().namespace(), UserNamespace.REMAP),
                read("--uidmap 0:1:2 --gidmap 0:3:4", options -> options.users().uidMap(), maps(1, 2)),
                read("--uidmap 0:1:2 --gidmap 0:3:4", options -> options.users().gidMap(), maps(3, 4)),
                read("--dns-search a", options -> options.network().search(), List.of("a")),
                read("--dns-option a", options -> options.network().dnsOptions(), List.of("a")),
                read("--cap-add CHOWN", options -> options.capabilities().added(), Set.of(Capability.CAP_CHOWN)),
                read(
                        "--stop-signal SIGINT",
                        options -> options.settings().stop().signal(),
                        2),
                read("--stop-timeout 5", options -> options.settings().stop().patience(), OptionalLong.of(5)),
                read(
                        "--oom-score-adj 5",
                        options -> options.settings().oomScoreAdj().isPresent(),
                        true),
                read("--ulimit core=0", options -> options.settings().rlimits().size(), 1),
                read(
                        "--sysctl net.core.somaxconn=9",
                        options -> options.settings().sysctl().size(),
                        1),
                read("--tmpfs /x", options -> options.mounts().mounts().size(), 1),
                read("--privileged", options -> options.security().privileged(), true),
                read("-i", options -> options.program().interactive(), true),
                read("-t", options -> options.program().terminal(), true),
                read("--explain", RunOptions::output, RunOptions.Output.EXPLANATION),
                read("--trace", RunOptions::output, RunOptions.Output.TRACE));
    }

    private static List<IdMap> maps(long outside, long count) {
        return List.of(new IdMap(0, outside, count));
    }

    @ParameterizedTest
    @MethodSource({"whatIsLimited", "whatIsShared", "theRest"})
    void eachOptionHasItsEffect(String words, Function<RunOptions, Object> what, Object expected) {
        assertThat(what.apply(parsed(words))).isEqualTo(expected);
        assertThat(what.apply(parsed("--rm"))).isNotEqualTo(expected);
    }

    private static RunOptions parsed(String words) {
        return CommandLine.parse(List.of((words + " cmd").split(" ", -1))).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(IoThrottle.Kind.class)
    void whatADiskMayDo(IoThrottle.Kind kind) throws IOException {
        Optional<Path> disk = Disk.node();
        assumeTrue(disk.isPresent(), "needs a disk");
        String option = switch (kind) {
            case READ_BYTES -> "--device-read-bps";
            case WRITE_BYTES -> "--device-write-bps";
            case READ_OPERATIONS -> "--device-read-iops";
            case WRITE_OPERATIONS -> "--device-write-iops";
        };

        assertThat(parsed(option + " " + disk.get() + ":7000").limits().limits())
                .singleElement()
                .isInstanceOfSatisfying(IoThrottle.class, throttle -> {
                    assertThat(throttle.kind()).isEqualTo(kind);
                    assertThat(throttle.rate()).isEqualTo(7000);
                });
    }

    @Test
    void theLastWordOfAnEntrypointCounts() {
        assertThat(parsed("--entrypoint ls --entrypoint=").program().command()).containsExactly("cmd");
    }

    @Test
    void whatIsSharedCanBeItsOwnAgain() {
        assertThat(parsed("--pid host --ipc host --pid private").sharing().shared())
                .containsExactly(Namespace.IPC);
    }

    @Test
    void aBundleIsADirectory() {
        assertThat(CommandLine.parse(List.of("--bundle", "/x")).orElseThrow().bundle())
                .contains("/x");
    }

    /** Of both alone, one is for both. */
    @Test
    void oneMapIsForBoth() {
        assertThat(parsed("--gidmap 0:3:4").users().uidMap()).isEqualTo(maps(3, 4));
        assertThat(parsed("--uidmap 0:1").users().gidMap()).isEqualTo(maps(1, 1));
    }
}
