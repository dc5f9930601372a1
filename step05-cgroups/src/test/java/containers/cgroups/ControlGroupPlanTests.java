package containers.cgroups;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.FileCalls;
import containers.cgroups.hierarchy.FakeCgroups;
import containers.cgroups.limits.CpuQuota;
import containers.cgroups.limits.CpuWeight;
import containers.cgroups.limits.Limit;
import containers.cgroups.limits.MemoryLimit;
import containers.cgroups.limits.PidsLimit;
import containers.cgroups.removal.StateDirectory;
import containers.kernel.Argument;
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
        add(List.of(MEMORY, PIDS), forRoot());
        assertThat(parent())
                .containsExactly(
                        "openat(AT_FDCWD, \"T/unified/cgroup.subtree_control\", O_WRONLY|O_CLOEXEC)",
                        "write(#4, \"+memory +pids\", 13)",
                        "close(#4)",
                        "mkdirat(AT_FDCWD, \"T/unified/G\", 0755)",
                        "openat(AT_FDCWD, \"T/unified/G/memory.max\", O_WRONLY|O_CLOEXEC)",
                        "write(#8, \"67108864\", 8)",
                        "close(#8)",
                        "openat(AT_FDCWD, \"T/unified/G/memory.swap.max\", O_WRONLY|O_CLOEXEC)",
                        "write(#11, \"0\", 1)",
                        "close(#11)",
                        "openat(AT_FDCWD, \"T/unified/G/pids.max\", O_WRONLY|O_CLOEXEC)",
                        "write(#14, \"20\", 2)",
                        "close(#14)",
                        "openat(AT_FDCWD, \"T/unified/G\", O_PATH|O_CLOEXEC)");
        assertThat(plan.child().rows()).isEmpty();
        assertThat(plan.controlGroup()).contains(new Argument.Result(16));
    }

    /** Before the first of them is made. They go in the end, and then the file. */
    @Test
    void groupsAreWrittenDownFirstAndRemovedLast() {
        cgroups.v1("memory", "/").v1("pids", "/");
        add(List.of(PIDS), forRoot());
        String content = String.join("\n", plan.groups());
        assertThat(plan.groups()).hasSize(2);
        assertThat(plan.record())
                .hasValueSatisfying(record -> assertThat(record)
                        .startsWith(StateDirectory.path() + "/contain-")
                        .endsWith(Path.of(plan.groups().get(0)).getFileName().toString()));
        assertThat(plan.parent().rows().subList(0, 3))
                .extracting(row -> row.call().toString())
                .containsExactly(
                        "openat(AT_FDCWD, \"" + plan.record().orElseThrow()
                                + "\", O_RDWR|O_CREAT|O_EXCL|O_NOFOLLOW|O_CLOEXEC, 0600)",
                        "flock(#1, LOCK_EX)",
                        FileCalls.write(new Argument.Result(0), content).toString());
    }

    @Test
    void version2LeavesAloneWhatIsPassedOnAlready() {
        cgroups.v2("cpu memory pids", "/").file("unified/cgroup.subtree_control", "cpu memory pids\n");
        add(List.of(PIDS), forRoot());
        assertThat(parent()).noneMatch(call -> call.contains("subtree_control"));
    }

    @Test
    void countingMustNotPreventALaunch() {
        cgroups.v2("cpu memory pids", "/");
        add(List.of(), forRoot());
        assertThat(parent())
                .containsExactly(
                        "openat(AT_FDCWD, \"T/unified/cgroup.subtree_control\", O_WRONLY|O_CLOEXEC) ?",
                        "write(#4, \"+memory +pids\", 13) ?",
                        "close(#4) ?",
                        "mkdirat(AT_FDCWD, \"T/unified/G\", 0755)",
                        "openat(AT_FDCWD, \"T/unified/G\", O_PATH|O_CLOEXEC)");
    }

    @Test
    void version1MakesAGroupInEachHierarchyOnce() {
        cgroups.v1("cpu,cpuacct", "/").v1("memory", "/user/0").v1("pids", "/");
        add(List.of(PIDS, CpuQuota.ofMilliCpus(500), new CpuWeight(512)), forRoot());
        assertThat(parent())
                .containsExactly(
                        "mkdirat(AT_FDCWD, \"T/cpu,cpuacct/G\", 0755)",
                        "openat(AT_FDCWD, \"T/cpu,cpuacct/G/cpu.cfs_period_us\", O_WRONLY|O_CLOEXEC)",
                        "write(#5, \"100000\", 6)",
                        "close(#5)",
                        "openat(AT_FDCWD, \"T/cpu,cpuacct/G/cpu.cfs_quota_us\", O_WRONLY|O_CLOEXEC)",
                        "write(#8, \"50000\", 5)",
                        "close(#8)",
                        "openat(AT_FDCWD, \"T/cpu,cpuacct/G/cpu.shares\", O_WRONLY|O_CLOEXEC)",
                        "write(#11, \"512\", 3)",
                        "close(#11)",
                        "mkdirat(AT_FDCWD, \"T/memory/G\", 0755)",
                        "mkdirat(AT_FDCWD, \"T/pids/G\", 0755)",
                        "openat(AT_FDCWD, \"T/pids/G/pids.max\", O_WRONLY|O_CLOEXEC)",
                        "write(#16, \"20\", 2)",
                        "close(#16)");
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
        add(List.of(MEMORY, PIDS), forRoot());
        assertThat(parent())
                .contains(
                        "openat(AT_FDCWD, \"T/memory/G/memory.limit_in_bytes\", O_WRONLY|O_CLOEXEC)",
                        "openat(AT_FDCWD, \"T/unified/G/pids.max\", O_WRONLY|O_CLOEXEC)");
    }

    @Test
    void aControllerThatIsMountedTwiceIsUsedOnce() {
        cgroups.v1("pids", "/").v1("pids", "/");
        add(List.of(PIDS), forRoot());
        assertThat(parent()).filteredOn(call -> call.startsWith("mkdirat")).hasSize(1);
    }

    @Test
    void anOrdinaryUserGetsAGroupBesideTheirOwn() {
        cgroups.v2("cpu memory pids", "/user/app/scope")
                .remove("unified/cgroup.procs")
                .delegated("/user/app", "cpu memory pids", "cpu memory pids", "")
                .delegated("/user/app/scope", "cpu memory pids", "", "7\n");
        add(List.of(PIDS), forUser());
        assertThat(parent())
                .startsWith("mkdirat(AT_FDCWD, \"T/unified/user/app/G\", 0755)")
                .hasSize(5);
    }

    @Test
    void anOrdinaryUserWithoutLimitsGetsNone() {
        cgroups.v2("cpu memory pids", "/user/app").delegated("/user/app", "memory pids", "memory pids", "");
        add(List.of(), forUser());
        assertThat(plan.parent().rows()).isEmpty();
        assertThat(plan.child().rows()).isEmpty();
    }

    @Test
    void rootWithoutControlGroupsGetsNoneEither() {
        add(List.of(), forRoot());
        assertThat(plan.parent().rows()).isEmpty();
    }

    @Test
    void describingChangesNothing(@TempDir Path root) {
        FakeCgroups untouched = new FakeCgroups(root).v1("pids", "/");
        add(List.of(PIDS), new GroupDirectories(untouched.hierarchies(), true, List.of()));
        assertThat(root.resolve("pids")).isDirectoryNotContaining("glob:**/contain-*");
    }

    /** What the parent does behind writing the groups down, which takes three calls. */
    private List<String> parent() {
        List<String> calls = cgroups.text(plan.parent());
        assertThat(calls.get(1)).isEqualTo("flock(#1, LOCK_EX)");
        return calls.subList(3, calls.size());
    }

    private void add(List<Limit> limits, GroupDirectories directories) {
        try (ControlGroup group = ControlGroup.of(limits, directories)) {
            group.addTo(plan);
        }
    }

    private GroupDirectories forRoot() {
        return new GroupDirectories(cgroups.hierarchies(), true, List.of());
    }

    private GroupDirectories forUser() {
        return new GroupDirectories(cgroups.hierarchies(), false, List.of());
    }
}
