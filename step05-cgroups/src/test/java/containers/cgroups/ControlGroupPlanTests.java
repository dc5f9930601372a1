package containers.cgroups;

import static org.assertj.core.api.Assertions.assertThat;

import containers.launch.Explanation;
import containers.launch.LaunchPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls that a group adds to a launch plan. */
final class ControlGroupPlanTests {

    private static final Limit MEMORY = new MemoryLimit(64 << 20, OptionalLong.of(64 << 20));
    private static final Limit PIDS = new PidsLimit(20);

    private final FakeCgroups cgroups;
    private final LaunchPlan plan = new LaunchPlan();

    ControlGroupPlanTests(@TempDir Path root) {
        cgroups = new FakeCgroups(root);
    }

    @Test
    void version2MakesOneGroupWithAllLimits() {
        cgroups.v2("cpuset cpu io memory hugetlb pids", "/");
        add(List.of(MEMORY, PIDS), cgroups.forRoot());
        assertThat(cgroups.text(plan.parent()))
                .containsExactly(
                        "openat(AT_FDCWD, \"T/unified/cgroup.subtree_control\", O_WRONLY|O_CLOEXEC)",
                        "write(#1, \"+memory +pids\", 13)",
                        "close(#1)",
                        "mkdirat(AT_FDCWD, \"T/unified/G\", 0755)",
                        "openat(AT_FDCWD, \"T/unified/G/memory.max\", O_WRONLY|O_CLOEXEC)",
                        "write(#5, \"67108864\", 8)",
                        "close(#5)",
                        "openat(AT_FDCWD, \"T/unified/G/memory.swap.max\", O_WRONLY|O_CLOEXEC)",
                        "write(#8, \"0\", 1)",
                        "close(#8)",
                        "openat(AT_FDCWD, \"T/unified/G/pids.max\", O_WRONLY|O_CLOEXEC)",
                        "write(#11, \"20\", 2)",
                        "close(#11)",
                        "openat(AT_FDCWD, \"T/unified/G\", O_PATH|O_CLOEXEC)");
        assertThat(plan.child().rows()).isEmpty();
        assertThat(new Explanation(plan).lines())
                .anyMatch(line -> line.contains("CLONE_INTO_CGROUP"))
                .anyMatch(line -> line.contains("exit_signal=SIGCHLD, cgroup=#14}"));
    }

    @Test
    void version2LeavesAloneWhatIsPassedOnAlready() {
        cgroups.v2("cpu memory pids", "/").file("unified/cgroup.subtree_control", "cpu memory pids\n");
        add(List.of(PIDS), cgroups.forRoot());
        assertThat(cgroups.text(plan.parent())).noneMatch(call -> call.contains("subtree_control"));
    }

    @Test
    void countingMustNotPreventALaunch() {
        cgroups.v2("cpu memory pids", "/");
        add(List.of(), cgroups.forRoot());
        assertThat(cgroups.text(plan.parent()))
                .containsExactly(
                        "openat(AT_FDCWD, \"T/unified/cgroup.subtree_control\", O_WRONLY|O_CLOEXEC) ?",
                        "write(#1, \"+memory +pids\", 13) ?",
                        "close(#1) ?",
                        "mkdirat(AT_FDCWD, \"T/unified/G\", 0755)",
                        "openat(AT_FDCWD, \"T/unified/G\", O_PATH|O_CLOEXEC)");
    }

    @Test
    void version1MakesAGroupInEachHierarchyOnce() {
        cgroups.v1("cpu,cpuacct", "/").v1("memory", "/user/0").v1("pids", "/");
        add(List.of(PIDS, CpuQuota.ofMilliCpus(500), new CpuWeight(512)), cgroups.forRoot());
        assertThat(cgroups.text(plan.parent()))
                .containsExactly(
                        "mkdirat(AT_FDCWD, \"T/cpu,cpuacct/G\", 0755)",
                        "openat(AT_FDCWD, \"T/cpu,cpuacct/G/cpu.cfs_period_us\", O_WRONLY|O_CLOEXEC)",
                        "write(#2, \"100000\", 6)",
                        "close(#2)",
                        "openat(AT_FDCWD, \"T/cpu,cpuacct/G/cpu.cfs_quota_us\", O_WRONLY|O_CLOEXEC)",
                        "write(#5, \"50000\", 5)",
                        "close(#5)",
                        "openat(AT_FDCWD, \"T/cpu,cpuacct/G/cpu.shares\", O_WRONLY|O_CLOEXEC)",
                        "write(#8, \"512\", 3)",
                        "close(#8)",
                        "mkdirat(AT_FDCWD, \"T/memory/G\", 0755)",
                        "mkdirat(AT_FDCWD, \"T/pids/G\", 0755)",
                        "openat(AT_FDCWD, \"T/pids/G/pids.max\", O_WRONLY|O_CLOEXEC)",
                        "write(#13, \"20\", 2)",
                        "close(#13)");
        assertThat(cgroups.text(plan.child()))
                .containsExactly(
                        "openat(AT_FDCWD, \"T/cpu,cpuacct/G/tasks\", O_WRONLY|O_CLOEXEC)",
                        "write(#1, \"0\", 1)",
                        "close(#1)",
                        "openat(AT_FDCWD, \"T/memory/G/tasks\", O_WRONLY|O_CLOEXEC)",
                        "write(#4, \"0\", 1)",
                        "close(#4)",
                        "openat(AT_FDCWD, \"T/pids/G/tasks\", O_WRONLY|O_CLOEXEC)",
                        "write(#7, \"0\", 1)",
                        "close(#7)");
    }

    @Test
    void hybridHostTakesEachControllerWhereItIs() {
        cgroups.v1("memory", "/").v2("pids", "/");
        add(List.of(MEMORY, PIDS), cgroups.forRoot());
        assertThat(cgroups.text(plan.parent()))
                .contains(
                        "openat(AT_FDCWD, \"T/memory/G/memory.limit_in_bytes\", O_WRONLY|O_CLOEXEC)",
                        "openat(AT_FDCWD, \"T/unified/G/pids.max\", O_WRONLY|O_CLOEXEC)");
    }

    @Test
    void aControllerThatIsMountedTwiceIsUsedOnce() {
        cgroups.v1("pids", "/").v1("pids", "/");
        add(List.of(PIDS), cgroups.forRoot());
        assertThat(cgroups.text(plan.parent()))
                .filteredOn(call -> call.startsWith("mkdirat"))
                .hasSize(1);
    }

    @Test
    void anOrdinaryUserGetsAGroupBesideTheirOwn() {
        cgroups.v2("cpu memory pids", "/user/app/scope")
                .remove("unified/cgroup.procs")
                .delegated("/user/app", "cpu memory pids", "cpu memory pids", "")
                .delegated("/user/app/scope", "cpu memory pids", "", "7\n");
        add(List.of(PIDS), cgroups.forUser());
        assertThat(cgroups.text(plan.parent()))
                .startsWith("mkdirat(AT_FDCWD, \"T/unified/user/app/G\", 0755)")
                .hasSize(5);
    }

    @Test
    void anOrdinaryUserWithoutLimitsGetsNone() {
        cgroups.v2("cpu memory pids", "/user/app").delegated("/user/app", "memory pids", "memory pids", "");
        add(List.of(), cgroups.forUser());
        assertThat(plan.parent().rows()).isEmpty();
        assertThat(plan.child().rows()).isEmpty();
    }

    @Test
    void rootWithoutControlGroupsGetsNoneEither() {
        add(List.of(), cgroups.forRoot());
        assertThat(plan.parent().rows()).isEmpty();
    }

    @Test
    void describingChangesNothing(@TempDir Path root) {
        FakeCgroups untouched = new FakeCgroups(root).v1("pids", "/");
        add(List.of(PIDS), untouched.forRoot());
        assertThat(root.resolve("pids")).isDirectoryNotContaining("glob:**/contain-*");
    }

    private void add(List<Limit> limits, GroupDirectories directories) {
        try (ControlGroup group = ControlGroup.of(limits, directories)) {
            group.addTo(plan);
        }
    }
}
