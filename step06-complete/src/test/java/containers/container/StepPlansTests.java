package containers.container;

import static org.assertj.core.api.Assertions.assertThat;

import containers.cgroups.ControlGroup;
import containers.cgroups.Step05Cgroups;
import containers.filesystems.Step04Proc;
import containers.hostroot.HostRoot;
import containers.kernel.Routine;
import containers.kernel.SystemCall;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.launch.Step01ForkExec;
import containers.namespaces.Step02Namespaces;
import containers.program.Program;
import containers.program.Row;
import containers.rootfs.Step03Chroot;
import containers.runner.LaunchProgram;
import containers.runner.Step06Complete;
import containers.testing.Feature;
import containers.testing.Needs;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The steps' compositions: one list that grows. */
class StepPlansTests {

    private static final Command COMMAND = Command.of("/bin/true");

    @Test
    void eachStepAddsToTheOneBefore() throws IOException {
        try (ControlGroup group = Containers.withoutLimits()) {
            List<LaunchPlan> plans = List.of(
                    Step01ForkExec.plan(COMMAND),
                    Step02Namespaces.plan(COMMAND),
                    Step03Chroot.plan(COMMAND),
                    Step04Proc.plan(COMMAND),
                    Step05Cgroups.plan(group, COMMAND),
                    Containers.plan(group, "/bin/true"));

            for (int i = 1; i < plans.size(); i++) {
                assertThat(calls(plans.get(i))).containsSubsequence(calls(plans.get(i - 1)));
            }
        }
    }

    /**
     * Step 6's program gets some variables that every container has: its last call is the only one that differs. An ordinary
     * user may have more users inside, which the steps before don't ask for.
     */
    @Test
    @Needs(Feature.ROOT)
    void theLastStepHasTheSameDoor() throws IOException {
        try (ControlGroup group = Containers.withoutLimits()) {
            List<String> before = calls(Step05Cgroups.plan(group, COMMAND));
            List<String> calls = calls(Step06Complete.plan(group, COMMAND));

            assertThat(calls).containsSubsequence(before.subList(0, before.size() - 1));
            assertThat(calls)
                    .last()
                    .asString()
                    .startsWith("step 1: its program: execve(\"/bin/true\", [\"/bin/true\"], [\"PATH=");
        }
    }

    @Test
    void eachRowBelongsToAStepUpToThatOne() throws IOException {
        assertThat(highest(Step01ForkExec.plan(COMMAND))).isEqualTo(1);
        assertThat(highest(Step02Namespaces.plan(COMMAND))).isEqualTo(2);
        assertThat(highest(Step03Chroot.plan(COMMAND))).isEqualTo(3);
        assertThat(highest(Step04Proc.plan(COMMAND))).isEqualTo(4);
        assertThat(highest(Step05Cgroups.plan(COMMAND))).isEqualTo(5);
        assertThat(highest(Step06Complete.plan(COMMAND))).isEqualTo(6);
    }

    /** Each by the same name, and each is a child that can be started. */
    @Test
    void eachRuns() throws IOException {
        for (LaunchPlan plan : List.of(
                Step01ForkExec.plan(COMMAND),
                Step02Namespaces.plan(COMMAND),
                Step03Chroot.plan(COMMAND),
                Step04Proc.plan(COMMAND),
                Step06Complete.plan(COMMAND))) {
            try (Child child = new Launcher().launch(plan)) {
                assertThat(child.waitFor().shellStatus()).isZero();
            }
        }
    }

    /** Who makes these calls holds the lock until its end: otherwise a later run may remove the files. */
    @Test
    void fromStepThreeOnTheFilesStay() throws IOException {
        String directory = HostRoot.inUserCache().directory().toString();
        try (ControlGroup group = Containers.withoutLimits()) {
            for (LaunchPlan plan : List.of(
                    Step03Chroot.plan(COMMAND),
                    Step04Proc.plan(COMMAND),
                    Step05Cgroups.plan(group, COMMAND),
                    Containers.plan(group, "/bin/true"))) {
                assertThat(plan.parent().rows().stream()
                                .filter(row -> row.part().toString().equals("step 3: its files stay while it runs"))
                                .map(row -> row.call().toString()))
                        .satisfiesExactly(
                                open -> assertThat(open).startsWith("openat(AT_FDCWD, \"" + directory + '"'),
                                lock -> assertThat(lock).matches("flock\\(#\\d+, LOCK_SH\\|LOCK_NB\\)"));
            }
        }
    }

    /** All decisions are made in Java: a row leads to the next one, and when it is refused, to the one end of them all. */
    @Test
    void theChildsPartHasNoBranches() throws IOException {
        try (ControlGroup group = Containers.withoutLimits()) {
            for (LaunchPlan plan : List.of(
                    Step01ForkExec.plan(COMMAND),
                    Step02Namespaces.plan(COMMAND),
                    Step03Chroot.plan(COMMAND),
                    Step04Proc.plan(COMMAND),
                    Step05Cgroups.plan(group, COMMAND),
                    Containers.plan(group, "true"))) {
                assertNoBranches(new Launcher().program(plan));
                assertNoBranches(LaunchProgram.of(plan));
            }
        }
    }

    private static void assertNoBranches(Program program) {
        List<Row> child = program.rows().stream()
                .filter(row -> row.section().equals("the child"))
                .toList();
        int end = child.stream()
                .filter(row -> row.call().name() == Routine.FAILED_ROW)
                .findFirst()
                .orElseThrow()
                .index();
        assertThat(child).hasSizeGreaterThan(4).last().matches(row -> row.index() == end + 1);
        for (Row row : child) {
            int next = row.index() + 1;
            assertThat(row.afterPositive()).as(row.call().toString()).isEqualTo(next);
            if (row.call().name() != SystemCall.CLONE3) { // Where there are two, the other one has a list of its own.
                assertThat(row.afterZero()).as(row.call().toString()).isIn(next, end);
            }
            assertThat(row.afterFailure()).as(row.call().toString()).isIn(next, end);
        }
    }

    private static int highest(LaunchPlan plan) {
        List<Integer> steps =
                plan.child().rows().stream().map(row -> row.part().step()).toList();
        assertThat(steps).allMatch(step -> step > 0);
        return steps.stream().max(Integer::compare).orElseThrow();
    }

    /** Each with its part, without the numbers of the rows whose results are used: they differ from step to step. */
    private static List<String> calls(LaunchPlan plan) {
        return plan.child().rows().stream()
                .map(row -> row.part() + ": " + row.call().toString().replaceAll("#\\d+", "#"))
                .toList();
    }
}
