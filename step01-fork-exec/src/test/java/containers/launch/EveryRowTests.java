package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.Errno;
import containers.kernel.FileCalls;
import containers.testing.HostUntouched;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of a plan fails once: exactly the rows before it are carried out, and the failure names it. */
@ExtendWith(HostUntouched.class)
class EveryRowTests {

    private static final Call FAILING = FileCalls.close(Argument.number(-1));
    private static final int WRITES = 4;
    private static final int GATE_ROWS = 3;

    private final Launcher launcher = new Launcher();

    @AfterEach
    void close() {
        launcher.close();
    }

    static Stream<Arguments> rowsWithAndWithoutAGate() {
        return IntStream.range(0, planThatWrites(Argument.number(1)).rows().size())
                .boxed()
                .flatMap(row -> Stream.of(Arguments.of(row, false), Arguments.of(row, true)));
    }

    @ParameterizedTest(name = "row {0}, at a gate: {1}")
    @MethodSource("rowsWithAndWithoutAGate")
    void aRowThatFails(int row, boolean gate) {
        try (Pipe pipe = new Pipe()) {
            LaunchPlan plan = new LaunchPlan();
            addReplacing(plan.child(), planThatWrites(pipe.writeEnd()), row);
            if (gate) {
                plan.meanwhile(pid -> new CallList());
            }

            LaunchFailedException failed = catchThrowableOfType(
                    LaunchFailedException.class, () -> launcher.launch(plan).close());

            pipe.closeWriteEnd();
            assertThat(pipe.readAll()).as("what was carried out").isEqualTo("0123".substring(0, Math.min(row, WRITES)));
            assertThat(failed).hasMessage("close(-1) failed: EBADF (Bad file descriptor)");
            assertThat(failed.call()).isEqualTo(FAILING);
            assertThat(failed.errno()).isEqualTo(Errno.EBADF);
            int first = gate ? GATE_ROWS : 0;
            List<String> made = failed.trace().child().lines();
            assertThat(made).hasSize(first + row + 1);
            assertThat(made.subList(0, first + row)).noneMatch(line -> line.contains("= -1"));
            assertThat(made).last().asString().endsWith("   close(-1) = -1 EBADF (Bad file descriptor)");
        }
    }

    private static CallList planThatWrites(Argument descriptor) {
        CallList calls = new CallList();
        for (int i = 0; i < WRITES; i++) {
            calls.add(FileCalls.write(descriptor, Integer.toString(i)));
        }
        Command.of("/bin/true").addTo(calls);
        return calls;
    }

    private static void addReplacing(CallList child, CallList calls, int failing) {
        for (int i = 0; i < calls.rows().size(); i++) {
            child.add(i == failing ? FAILING : calls.rows().get(i).call());
        }
    }
}
