package containers.program;

import static containers.kernel.Argument.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.calls.CredentialCalls;
import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.executable.ProgramFile;
import containers.executable.ProgramRun;
import containers.kernel.Architecture;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a program goes on, in the model and for real. */
class ProgramTests {

    private static final Call POSITIVE = CredentialCalls.getpid();
    private static final Call ZERO = DirectoryCalls.chdir("/");
    private static final Call FAILURE = FileCalls.close(number(-1));

    @TempDir
    private Path directory;

    private final Program program = new Program();

    @ParameterizedTest
    @EnumSource
    void aRowHasASuccessorForEachKindOfResult(Architecture architecture) {
        assertThat(statusAfter(POSITIVE, architecture)).isEqualTo(1);
        assertThat(statusAfter(ZERO, architecture)).isEqualTo(2);
        assertThat(statusAfter(FAILURE, architecture)).isEqualTo(3);
    }

    private int statusAfter(Call call, Architecture architecture) {
        Program branching = new Program();
        Label positive = new Label();
        Label zero = new Label();
        Label failure = new Label();
        branching.add(call).positive(positive).zero(zero).failure(failure);
        branching.add(ProcessCalls.exit_group(99));
        branching.place(positive);
        branching.add(ProcessCalls.exit_group(1));
        branching.place(zero);
        branching.add(ProcessCalls.exit_group(2));
        branching.place(failure);
        branching.add(ProcessCalls.exit_group(3));
        return ProgramRun.run(directory, branching, architecture).status();
    }

    @ParameterizedTest
    @EnumSource
    void withoutSuchAnotherTheNextRowIsTheSuccessor(Architecture architecture) {
        for (Call call : new Call[] {POSITIVE, ZERO, FAILURE}) {
            program.add(call);
        }
        program.add(ProcessCalls.exit_group(7));

        assertThat(ProgramRun.run(directory, program, architecture).status()).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource
    void aLoopGoesOnAsLongAsThereIsSomething(Architecture architecture) {
        byte[] one = new byte[1];
        Label again = program.here();
        Label done = new Label();
        program.add(FileCalls.read(number(0), one)).zero(done);
        program.add(FileCalls.write(number(1), new Argument.Bytes(one, "byte"))).always(again);
        program.place(done);
        program.add(ProcessCalls.exit_group(0));

        ProgramFile file = ProgramFile.of(program, architecture);
        assertThat(ProgramRun.run(directory, file, architecture, "five!").output())
                .isEqualTo("five!");
    }

    @Test
    void aStraightListExitsWithOneWhereACallFailsThatMustSucceed() {
        CallList calls = new CallList();
        calls.attempt(FAILURE);
        assertThat(status(calls)).isZero();
        calls.add(FAILURE);
        calls.add(ProcessCalls.exit_group(42));
        assertThat(status(calls)).isEqualTo(1);
    }

    @Test
    void aSectionsFailuresLeadToItsEnd() {
        Label end = new Label();
        program.section("one", end);
        program.add(ZERO);
        program.attempt(ZERO);
        program.section("two");
        program.add(ZERO);
        program.place(end);
        program.add(ZERO);

        assertThat(program.rows()).extracting(Row::afterFailure).containsExactly(3, 2, 3, 4);
        assertThat(program.rows()).extracting(Row::section).containsExactly("one", "one", "two", "two");
    }

    @Test
    void branchesAreRowsThatLeadElsewhere() {
        Label end = new Label();
        Label elsewhere = new Label();
        program.section("child", end);
        program.add(ZERO);
        program.attempt(ZERO);
        program.add(ZERO).zero(end);
        program.add(ZERO).positive(elsewhere);
        program.add(ZERO).failure(elsewhere);
        Label itself = program.here();
        program.add(ZERO).zero(itself);
        program.place(end);
        program.add(ZERO);
        program.section("other");
        program.place(elsewhere);
        program.add(ZERO).always(end);

        assertThat(program.branches("child")).extracting(Row::index).containsExactly(3, 4, 5);
        assertThat(program.branches("other")).extracting(Row::index).containsExactly(7);
    }

    @Test
    void anIdleRowLeadsToTheNext() {
        Label end = new Label();
        program.add(FAILURE);
        program.add(ZERO).zero(end);
        program.add(FAILURE);
        program.place(end);

        program.idle(call -> true);

        assertThat(program.rows()).extracting(Row::call).containsExactly(POSITIVE, ZERO, POSITIVE);
        assertThat(program.rows().get(0).afterPositive()).isEqualTo(1);
    }

    @Test
    void aLabelHasOnePlace() {
        Label label = program.here();
        assertThatThrownBy(() -> program.place(label))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("at row 0 already");

        program.add(ZERO).zero(new Label());
        assertThatThrownBy(() -> ProgramFile.of(program))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("never placed");
    }

    private int status(CallList calls) {
        return ProgramRun.run(directory, Program.of(calls), Architecture.current())
                .status();
    }
}
