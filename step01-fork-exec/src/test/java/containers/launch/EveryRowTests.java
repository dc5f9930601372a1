package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import containers.calls.FileCalls;
import containers.executable.ProgramMemory;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.Errno;
import containers.pipes.Pipe;
import containers.testing.HostUntouched;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of a plan fails once: exactly the rows before it are carried out, and the failure names it. */
@ExtendWith(HostUntouched.class)
class EveryRowTests {

    private static final Call FAILING = FileCalls.close(Argument.number(-1));
    private static final List<Boolean> BOTH = List.of(false, true);

    private final Launcher launcher = new Launcher();

    static Stream<Arguments> everyRow() {
        List<Arguments> rows = new ArrayList<>();
        for (boolean waits : BOTH) {
            for (boolean guarded : BOTH) {
                LaunchPlan plan = planThatWrites(waits, guarded);
                for (CallList list : List.of(plan.parent(), plan.meanwhile(), plan.child())) {
                    for (CallList.Row row : list.rows()) {
                        rows.add(Arguments.of(row.call().toString(), waits, guarded));
                    }
                }
            }
        }
        return rows.stream();
    }

    @ParameterizedTest(name = "{0}, at a gate: {1}, with a guardian: {2}")
    @MethodSource
    void everyRow(String refused, boolean waits, boolean guarded) {
        try (Pipe stdout = new Pipe()) {
            LaunchPlan plan = planThatWrites(waits, guarded);
            String before = output(plan, refused);
            LaunchPlan broken = new LaunchPlan();
            replace(plan, broken, refused);

            LaunchFailedException failed = catchThrowableOfType(
                    LaunchFailedException.class,
                    () -> launcher.writingTo(stdout).launch(broken).close());

            stdout.closeWriteEnd();
            assertThat(stdout.readAll()).as("what was carried out").isEqualTo(before);
            assertThat(failed).hasMessage("close(-1) failed: EBADF (Bad file descriptor)");
            assertThat(failed.failed().call()).isEqualTo(FAILING.toString());
            assertThat(failed.errno()).isEqualTo(Errno.EBADF);
            assertThat(failed.failed().result()).isEqualTo(-Errno.EBADF.number());
            assertThat(failed.failed()).matches(ProgramMemory.Line::wasMade);
            assertThat(failed.trace().lines()).anyMatch(line -> line.endsWith("   close(-1) = -1 " + Errno.EBADF));
        }
    }

    private static LaunchPlan planThatWrites(boolean waits, boolean guarded) {
        LaunchPlan plan = new LaunchPlan();
        if (guarded) {
            plan.guard();
        }
        plan.parent().add(write("a"));
        plan.parent().add(write("b"));
        if (waits) {
            plan.childWaits();
            plan.meanwhile().add(write("c"));
            plan.meanwhile().add(write("d"));
        }
        plan.child().add(write("e"));
        plan.child().add(write("f"));
        Command.of("/bin/true").addTo(plan.child());
        return plan;
    }

    private static Call write(String content) {
        return FileCalls.write(Argument.number(1), content);
    }

    /** What is written before that row's turn. */
    private static String output(LaunchPlan plan, String refused) {
        StringBuilder output = new StringBuilder();
        for (CallList list : List.of(plan.parent(), plan.meanwhile(), plan.child())) {
            for (CallList.Row row : list.rows()) {
                String call = row.call().toString();
                if (call.equals(refused)) {
                    return output.toString();
                }
                if (call.startsWith("write(")) {
                    output.append(call.charAt("write(1, \"".length()));
                }
            }
        }
        throw new IllegalArgumentException("the plan has no call " + refused);
    }

    private static void replace(LaunchPlan plan, LaunchPlan broken, String refused) {
        if (plan.guarded()) {
            broken.guard();
        }
        replace(plan.parent().rows(), broken.parent(), refused);
        List<CallList.Row> meanwhile = plan.meanwhile().rows();
        if (!meanwhile.isEmpty() && !meanwhile.get(0).call().toString().equals(refused)) {
            broken.childWaits(); // the path of the child's directory is in a buffer of the plan's own
            meanwhile = meanwhile.subList(1, meanwhile.size());
        }
        replace(meanwhile, broken.meanwhile(), refused);
        replace(plan.child().rows(), broken.child(), refused);
    }

    private static void replace(List<CallList.Row> rows, CallList broken, String refused) {
        for (CallList.Row row : rows) {
            broken.add(row.call().toString().equals(refused) ? FAILING : row.call());
        }
    }
}
