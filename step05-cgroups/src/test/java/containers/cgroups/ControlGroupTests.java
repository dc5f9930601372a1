package containers.cgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.cgroups.limits.BlockDevice;
import containers.cgroups.limits.CpuQuota;
import containers.cgroups.limits.CpuWeight;
import containers.cgroups.limits.IoThrottle;
import containers.cgroups.limits.Limit;
import containers.cgroups.limits.MemoryLimit;
import containers.cgroups.limits.PidsLimit;
import containers.kernel.Errno;
import containers.launch.LaunchFailedException;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import containers.testing.NotInVerify;
import containers.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Groups as the kernel has them, seen from outside. */
@Needs(Feature.CONTROL_GROUPS)
@ExtendWith(HostUntouched.class)
final class ControlGroupTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final long M64 = 64 << 20;

    @Test
    void theChildIsInItsGroupFromTheStart() throws IOException {
        try (Trial trial = new Trial("cat /proc/self/cgroup; read wait", new PidsLimit(20), MemoryLimit.of(M64))) {
            String outside = Files.readString(Path.of("/proc/" + trial.child().pid() + "/cgroup"));
            assertThat(trial.group().paths()).isNotEmpty();
            for (String path : trial.group().paths()) {
                assertThat(outside)
                        .as("the groups that the child is in, as the kernel shows them outside")
                        .containsPattern(path.substring(path.lastIndexOf('/')) + "\n");
                assertThat(Path.of(path, "cgroup.procs"))
                        .content()
                        .contains(trial.child().pid() + "\n");
            }
            trial.proceed();
            assertThat(trial.output())
                    .as("the groups that the child is in, as it sees them itself")
                    .isEqualTo(outside);
        }
    }

    /** Whoever isn't root is in a user namespace then too. */
    @Test
    void aContainersNamespacesDoNotKeepItFromItsGroup() throws IOException {
        Namespaces namespaces = Namespaces.ofContainer(User.current());
        try (Trial trial = new Trial(namespaces, "cat /proc/self/cgroup; read wait", new PidsLimit(20))) {
            String outside = Files.readString(Path.of("/proc/" + trial.child().pid() + "/cgroup"));
            assertThat(outside)
                    .as("the groups that the child is in, as the kernel shows them outside")
                    .contains(Path.of(trial.group().paths().get(0)).getFileName() + "\n");
            trial.proceed();
            assertThat(trial.output())
                    .as("the group is the root of what it sees")
                    .contains(":/\n")
                    .doesNotContain("contain-");
        }
    }

    @Test
    void theLauncherStaysWhereItWas() throws IOException {
        String before = Files.readString(Path.of("/proc/self/cgroup"));
        try (Trial trial = new Trial("read wait", new PidsLimit(20))) {
            assertThat(Files.readString(Path.of("/proc/self/cgroup")))
                    .as("the groups of the process that started the child")
                    .isEqualTo(before);
            trial.proceed();
            trial.child().waitFor();
        }
    }

    @Test
    void theKernelHasTheLimits() {
        Limit[] limits = {
            new MemoryLimit(M64, OptionalLong.of(M64)), CpuQuota.ofMilliCpus(500), new CpuWeight(512), new PidsLimit(20)
        };
        try (Trial trial = new Trial("read wait", limits)) {
            assertFile(trial, "pids.max").isEqualTo("20");
            if (trial.has("memory.max")) {
                assertFile(trial, "memory.max").isEqualTo("67108864");
                assertFile(trial, "memory.swap.max").isEqualTo("0");
                assertFile(trial, "cpu.max").isEqualTo("50000 100000");
                assertFile(trial, "cpu.weight").isEqualTo("59");
            } else {
                assertFile(trial, "memory.limit_in_bytes").isEqualTo("67108864");
                assertFile(trial, "memory.memsw.limit_in_bytes").isEqualTo("67108864");
                assertFile(trial, "cpu.cfs_quota_us").isEqualTo("50000");
                assertFile(trial, "cpu.cfs_period_us").isEqualTo("100000");
                assertFile(trial, "cpu.shares").isEqualTo("512");
            }
        }
    }

    private static AbstractStringAssert<?> assertFile(Trial trial, String name) {
        return assertThat(trial.file(name)).as(name + " of the child's group, as the kernel has it");
    }

    /** The kernel counts the time of a process when it stops running, or at the next tick of the clock. */
    private static Usage usageAfterSomeTime(Trial trial) {
        Processes.await(
                "the kernel has counted some time",
                SOON,
                () -> trial.group().usage().cpuTime().orElseThrow() > 0);
        return trial.group().usage();
    }

    /** One process cannot use ten CPUs, so it never waits for the next period, however slow this machine is. */
    @Test
    void usageIsWhatTheKernelCounted() {
        CpuQuota plenty = CpuQuota.ofMilliCpus(10_000);
        try (Trial trial = new Trial("read wait", new PidsLimit(20), MemoryLimit.of(M64), plenty)) {
            Usage usage = usageAfterSomeTime(trial);
            assertThat(usage.pids()).hasValue(1);
            assertThat(usage.memory().orElseThrow()).isBetween(1L, M64);
            assertThat(usage.throttledTime()).hasValue(0);
            assertThat(usage.oomKills()).hasValue(0);
            assertThat(usage.refusedForks()).hasValue(0);
        }
    }

    @Test
    @NotInVerify
    void closingEndsWhoIsStillThere() {
        Trial trial = new Trial(
                "for i in 1 2 3; do (trap '' TERM HUP INT; sleep 300) & done; echo; read wait", new PidsLimit(20));
        assertThat(trial.group().usage().pids().orElseThrow()).isPositive();
        trial.close();
        assertThat(trial.group().paths())
                .allSatisfy(path -> assertThat(Path.of(path)).doesNotExist());
    }

    @Test
    void closingRemovesGroupsThatTheContainerMade() throws IOException {
        try (Trial trial = new Trial("read wait", new PidsLimit(20))) {
            for (String path : trial.group().paths()) {
                Files.createDirectories(Path.of(path, "inner", "innermost"));
            }
            trial.proceed();
            trial.child().waitFor();
        }
    }

    @Test
    void closingTwiceIsClosingOnce() {
        Trial trial = new Trial("true", new PidsLimit(20));
        trial.close();
        trial.group().close();
    }

    /** The last of the parent's calls fails, when all groups are there. The program that made them removes them. */
    @Test
    @Needs({Feature.CONTROL_GROUPS, Feature.ROOT})
    void whatWasMadeOfAGroupIsRemovedToo() {
        BlockDevice none = new BlockDevice(4000, 99);
        List<Limit> limits = List.of(new PidsLimit(20), new IoThrottle(IoThrottle.Kind.READ_BYTES, none, 1 << 20));
        LaunchPlan plan = new LaunchPlan();
        try (ControlGroup group = ControlGroup.of(limits)) {
            group.prepare();
            group.addTo(plan);
            assertThatThrownBy(() -> new Launcher().launch(plan))
                    .isInstanceOfSatisfying(LaunchFailedException.class, refused -> {
                        assertThat(refused.errno()).isEqualTo(Errno.ENODEV);
                        assertThat(refused.trace().lines())
                                .anyMatch(line -> line.matches(".* mkdirat\\(.*/contain-.*\\) = 0"));
                    });
            assertThat(group.paths())
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(Path.of(path)).doesNotExist());
            assertThat(Path.of(plan.record().orElseThrow())).doesNotExist();
        }
    }

    @Test
    void aGroupThatIsThereAlreadyIsNotUsed() throws IOException {
        LaunchPlan plan = new LaunchPlan();
        try (ControlGroup group = ControlGroup.of(List.of(new PidsLimit(20)))) {
            group.prepare();
            group.addTo(plan);
            Files.createDirectory(Path.of(group.paths().get(0)));
            assertThatThrownBy(() -> new Launcher().launch(plan), "a launch whose group is there already")
                    .isInstanceOf(LaunchFailedException.class)
                    .hasMessageStartingWith("mkdirat(")
                    .hasMessageEndingWith("EEXIST (File exists)");
        }
    }
}
