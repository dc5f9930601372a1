package containers.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.calls.FileCalls;
import containers.cgroups.ControlGroup;
import containers.cgroups.limits.Limit;
import containers.cgroups.limits.PidsLimit;
import containers.devices.DeviceAccess;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.SystemCall;
import containers.kernel.Telling;
import containers.launch.LaunchFailedException;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.namespaces.User;
import containers.program.Program;
import containers.program.Row;
import containers.runner.LaunchProgram;
import containers.runner.NothingLeft;
import containers.runner.Run;
import containers.runner.RunnerProcess;
import containers.testing.HostUntouched;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A whole container's program, made to fail at each of its rows in turn: nothing is left, wherever it stopped. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class EveryRowTests {

    private static final Call FAILING = FileCalls.close(Argument.number(-1));
    private static final String MESSAGE = "close(-1) failed: EBADF (Bad file descriptor)";
    private static final String NO_SUCH_CALL = "ENOSYS (Function not implemented)";
    private static final int RANDOM_RUNS = 20;

    @TempDir
    private Path directory;

    @Test
    void eachRowOfTheChild() throws IOException {
        int rows = Containers.plan(group(), "/bin/true").child().rows().size();
        assertThat(rows).isGreaterThan(50);
        for (int row = 0; row < rows; row++) {
            assertChildFailsAt(row);
        }
    }

    @Test
    void eachRowOfTheParent() throws IOException {
        int rows = Containers.plan(group(), "/bin/true").parent().rows().size();
        assertThat(rows).isPositive();
        for (int row = 0; row < rows; row++) {
            int at = row;
            assertFailsAt(row, plan -> copy(plan, replaced(plan.parent(), at), plan.child()));
        }
    }

    @Test
    void randomRows() throws IOException {
        Random random = new Random(20);
        int rows = Containers.plan(group(), "/bin/true").child().rows().size();
        for (int i = 0; i < RANDOM_RUNS; i++) {
            assertChildFailsAt(random.nextInt(rows));
        }
    }

    /** The monitor's own rows too: in place of the row's call the file has one that no kernel knows. */
    @Test
    void eachRowOfTheProgramInPlace() throws IOException {
        List<Row> upToTheWaiting = LaunchProgram.of(Containers.plan(group(), "/bin/true")).rows().stream()
                .takeWhile(row -> row.call().name() != SystemCall.PPOLL)
                .filter(EveryRowTests::mustSucceed)
                .toList();
        assertThat(upToTheWaiting).hasSizeGreaterThan(80);
        for (Row row : upToTheWaiting) {
            assertProgramRefusedAt(row.index());
        }
    }

    /** Whose failure isn't just passed over. The program's own routines can't fail. */
    private static boolean mustSucceed(Row row) {
        return row.afterFailure() != row.index() + 1
                && row.call().name() instanceof SystemCall
                && row.call().name() != SystemCall.EXIT_GROUP;
    }

    private void assertProgramRefusedAt(int index) throws IOException {
        try (ControlGroup group = group()) {
            group.prepare();
            LaunchPlan plan = Containers.plan(group, "/bin/true");
            Program program = LaunchProgram.of(plan);
            Row row = program.rows().get(index);
            Path file = LaunchProgram.file(directory, program);
            LaunchProgram.breakRow(file, program, row);

            Run run = RunnerProcess.run(new ProcessBuilder(file.toString()));

            Telling telling = row.tellings().get(row.tellings().size() - 1); // the one about all errors
            assertThat(run)
                    .as(row.index() + ": " + row.call())
                    .isEqualTo(
                            new Run(telling.status(), "", "contain: " + telling.text() + ": " + NO_SUCH_CALL + "\n"));
            assertThat(plan.groups()).noneMatch(path -> Path.of(path).toFile().exists());
            assertThat(plan.record().stream())
                    .noneMatch(path -> Path.of(path).toFile().exists());
        }
    }

    /** A whole runner, with Java in the end, says what an ordinary failure of it says. */
    @Test
    void inPlaceTheLineIsFollowedByAdvice() throws IOException {
        // The kernel runs no file that isn't executable, whoever asks: EACCES.
        Call refused = Call.of(SystemCall.EXECVE, Argument.text("/etc/passwd"), Argument.NULL, Argument.NULL);
        try (ControlGroup group = group()) {
            group.prepare();
            LaunchPlan plan = Containers.plan(group, "/bin/true");
            int hostname = indexOf(plan.child(), SystemCall.SETHOSTNAME);
            LaunchPlan failing = copy(plan, plan.parent(), replaced(plan.child(), hostname, refused));
            Path file = LaunchProgram.file(directory, LaunchProgram.of(failing, LaunchProgram.afterword()));

            Run run = RunnerProcess.run(new ProcessBuilder(file.toString()));

            assertThat(run.status()).isEqualTo(125);
            assertThat(run.err().lines().toList()).hasSize(2).satisfies(lines -> {
                assertThat(lines.get(0))
                        .isEqualTo("contain: execve(\"/etc/passwd\", NULL, NULL) failed: EACCES (Permission denied)");
                assertThat(lines.get(1)).matches("contain: .*(even to root|CAP_SYS_ADMIN|user namespace).*");
            });
            assertThat(run.out()).isEmpty();
            assertThat(plan.groups()).noneMatch(path -> Path.of(path).toFile().exists());
        }
    }

    private static void assertChildFailsAt(int row) throws IOException {
        assertFailsAt(row, plan -> copy(plan, plan.parent(), replaced(plan.child(), row)));
    }

    private static void assertFailsAt(int row, UnaryOperator<LaunchPlan> change) throws IOException {
        try (ControlGroup group = group()) {
            LaunchPlan plan = Containers.plan(group, "/bin/true");
            group.prepare();

            assertThatThrownBy(() -> new Launcher().launch(change.apply(plan)).close())
                    .as("row " + row)
                    .isInstanceOf(LaunchFailedException.class)
                    .hasMessage(MESSAGE);
            assertThat(plan.groups()).noneMatch(path -> Path.of(path).toFile().exists());
            assertThat(plan.record().stream())
                    .noneMatch(path -> Path.of(path).toFile().exists());
        }
    }

    /** An ordinary user usually isn't given a group. */
    private static ControlGroup group() {
        List<Limit> limits = User.current().isRoot() ? List.of(new PidsLimit(100)) : List.of();
        return DeviceAccess.group(limits, Container.freshId());
    }

    private static CallList replaced(CallList calls, int row) {
        return replaced(calls, row, FAILING);
    }

    private static CallList replaced(CallList calls, int row, Call call) {
        CallList copy = new CallList();
        for (int i = 0; i < calls.rows().size(); i++) {
            CallList.Row original = calls.rows().get(i);
            copy.begin(original.part());
            if (i == row) {
                copy.add(call);
            } else {
                add(copy, original);
            }
        }
        return copy;
    }

    private static int indexOf(CallList calls, SystemCall name) {
        for (int i = 0; i < calls.rows().size(); i++) {
            if (calls.rows().get(i).call().name() == name) {
                return i;
            }
        }
        throw new AssertionError("no " + name);
    }

    private static LaunchPlan copy(LaunchPlan plan, CallList parent, CallList child) {
        LaunchPlan copy = new LaunchPlan();
        copy.namespaces().addAll(plan.namespaces());
        addAll(copy.parent(), parent);
        addAll(copy.child(), child);
        addAll(copy.holder(), plan.holder());
        addAll(copy.afterwards(), plan.afterwards());
        plan.controlGroup().ifPresent(copy::bornIn);
        plan.record().ifPresent(record -> copy.removeAfterwards(new ArrayList<>(plan.groups()), record));
        copy.guard();
        return copy;
    }

    private static void addAll(CallList target, CallList calls) {
        for (CallList.Row row : calls.rows()) {
            target.begin(row.part());
            add(target, row);
        }
    }

    private static void add(CallList target, CallList.Row row) {
        if (row.mayFail()) {
            target.attempt(row.call(), row.tellings());
        } else {
            target.add(row.call(), row.tellings());
        }
    }
}
