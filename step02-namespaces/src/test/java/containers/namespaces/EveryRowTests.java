package containers.namespaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.launch.Command;
import containers.launch.LaunchFailedException;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of a plan with namespaces fails once: the failure names it, and nothing is left. */
@ExtendWith(HostUntouched.class)
class EveryRowTests {

    private static final Call FAILING = FileCalls.close(Argument.number(-1));

    static IntStream rowsOfTheStep() {
        return IntStream.range(0, size(step()));
    }

    @ParameterizedTest
    @MethodSource("rowsOfTheStep")
    void ofTheStep(int row) {
        assertRefused(step(), row);
    }

    static IntStream rowsWithMapsOfOthers() {
        return IntStream.range(0, size(withMapsOfOthers()));
    }

    /** There the parent has rows, too, while the child waits. */
    @ParameterizedTest
    @MethodSource("rowsWithMapsOfOthers")
    @Needs(Feature.ROOT)
    void withMapsOfOthers(int row) {
        assertRefused(withMapsOfOthers(), row);
    }

    private static void assertRefused(LaunchPlan plan, int row) {
        LaunchPlan broken = broken(plan, row);

        LaunchFailedException failed = catchThrowableOfType(
                LaunchFailedException.class, () -> new Launcher().launch(broken).close());

        assertThat(failed).hasMessage("close(-1) failed: EBADF (Bad file descriptor)");
        assertThat(failed.failed().call()).isEqualTo(FAILING.toString());
    }

    private static LaunchPlan step() {
        return Step02Namespaces.plan(Command.of("/bin/true"));
    }

    private static LaunchPlan withMapsOfOthers() {
        LaunchPlan plan = new LaunchPlan();
        UserMapping others = new UserMapping(new IdMap(0, 100_000, 65_536), new IdMap(0, 200_000, 65_536));
        Namespaces namespaces = new Namespaces(Set.of(Namespace.USER, Namespace.PID), others);
        namespaces.create(plan, User.current());
        namespaces.become(plan.child(), User.current());
        Command.of("/bin/true").addTo(plan.child());
        return plan;
    }

    private static List<CallList> lists(LaunchPlan plan) {
        return List.of(plan.parent(), plan.meanwhile(), plan.child());
    }

    private static int size(LaunchPlan plan) {
        return lists(plan).stream().mapToInt(list -> list.rows().size()).sum();
    }

    private static LaunchPlan broken(LaunchPlan plan, int row) {
        LaunchPlan broken = new LaunchPlan();
        broken.namespaces().addAll(plan.namespaces());
        int index = 0;
        for (int i = 0; i < lists(plan).size(); i++) {
            CallList list = lists(broken).get(i);
            for (CallList.Row each : lists(plan).get(i).rows()) {
                if (index == row) {
                    list.add(FAILING);
                } else if (list == broken.meanwhile() && list.rows().isEmpty()) {
                    broken.childWaits(); // the path of the child's directory is in a buffer of the plan's own
                } else {
                    list.add(each.call());
                }
                index++;
            }
        }
        return broken;
    }
}
