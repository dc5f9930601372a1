package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.cgroups.ControlGroup;
import containers.cgroups.Limit;
import containers.cgroups.PidsLimit;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.FileCalls;
import containers.kernel.SystemCallException;
import containers.launch.LaunchFailedException;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.namespaces.User;
import containers.testing.HostUntouched;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every row of a whole container's plan fails, one after another; nothing is left, wherever it stopped. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class EveryRowTests {

    private static final Call FAILING = FileCalls.close(Argument.number(-1));
    private static final String MESSAGE = "close(-1) failed: EBADF (Bad file descriptor)";
    private static final int RANDOM_RUNS = 200;

    @Test
    void eachRowOfTheChild() throws IOException {
        int rows = plan().child().rows().size();
        assertThat(rows).isGreaterThan(50);
        for (int row = 0; row < rows; row++) {
            assertChildFailsAt(row);
        }
    }

    @Test
    void eachRowOfTheParent() throws IOException {
        int rows = plan().parent().rows().size();
        for (int row = 0; row < rows; row++) {
            assertParentFailsAt(row);
        }
    }

    @Test
    void randomRows() throws IOException {
        Random random = new Random(20);
        int rows = plan().child().rows().size();
        for (int i = 0; i < RANDOM_RUNS; i++) {
            assertChildFailsAt(random.nextInt(rows));
        }
    }

    private static void assertChildFailsAt(int row) throws IOException {
        try (ControlGroup group = group();
                Launcher launcher = new Launcher()) {
            LaunchPlan plan = Containers.plan(group, "/bin/true");
            LaunchPlan failing = copy(plan, plan.parent(), replaced(plan.child(), row));
            group.register();

            assertThatThrownBy(() -> launcher.launch(failing).close())
                    .as("row " + row)
                    .isInstanceOf(LaunchFailedException.class)
                    .hasMessage(MESSAGE);
        }
    }

    private static void assertParentFailsAt(int row) throws IOException {
        try (ControlGroup group = group();
                Launcher launcher = new Launcher()) {
            LaunchPlan plan = Containers.plan(group, "/bin/true");
            LaunchPlan failing = copy(plan, replaced(plan.parent(), row), plan.child());
            group.register();

            assertThatThrownBy(() -> launcher.launch(failing).close())
                    .as("row " + row)
                    .isInstanceOf(SystemCallException.class)
                    .hasMessage(MESSAGE);
        }
    }

    private static LaunchPlan plan() throws IOException {
        try (ControlGroup group = group()) {
            return Containers.plan(group, "/bin/true");
        }
    }

    /** An ordinary user usually isn't given a group. */
    private static ControlGroup group() {
        List<Limit> limits = User.current().isRoot() ? List.of(new PidsLimit(100)) : List.of();
        return ControlGroup.of(limits);
    }

    private static CallList replaced(CallList calls, int row) {
        CallList copy = new CallList();
        for (int i = 0; i < calls.rows().size(); i++) {
            CallList.Row original = calls.rows().get(i);
            if (i == row) {
                copy.add(FAILING);
            } else if (original.mayFail()) {
                copy.attempt(original.call());
            } else {
                copy.add(original.call());
            }
        }
        return copy;
    }

    private static LaunchPlan copy(LaunchPlan plan, CallList parent, CallList child) {
        LaunchPlan copy = new LaunchPlan();
        copy.namespaces().addAll(plan.namespaces());
        addAll(copy.parent(), parent);
        addAll(copy.child(), child);
        if (plan.controlGroup() != null) {
            copy.bornIn(plan.controlGroup());
        }
        return copy;
    }

    private static void addAll(CallList target, CallList calls) {
        for (CallList.Row row : calls.rows()) {
            if (row.mayFail()) {
                target.attempt(row.call());
            } else {
                target.add(row.call());
            }
        }
    }
}
