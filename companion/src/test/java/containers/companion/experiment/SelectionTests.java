package containers.companion.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.calls.CloneFlag;
import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.calls.ProcessCalls;
import containers.companion.lab.Change;
import containers.companion.lab.Change.Kind;
import containers.kernel.Argument;
import containers.kernel.CallList.Row;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.monitor.Launch;
import containers.program.RoutineCalls;
import containers.telling.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a plan with that change: data, of which no call is made. */
class SelectionTests {

    /** A file is opened by one part and read by the next. */
    private static LaunchPlan plan() {
        LaunchPlan plan = new LaunchPlan();
        plan.part(2, "its namespaces");
        plan.namespaces().add(CloneFlag.CLONE_NEWUTS);
        plan.part(2, "its place");
        plan.child().add(DirectoryCalls.chdir("/tmp"));
        plan.part(3, "its file is opened");
        Argument.Result opened = plan.child().add(FileCalls.openat("/etc/passwd", OpenFlag.O_PATH));
        plan.part(3, "its file is entered");
        plan.child().add(DirectoryCalls.fchdir(opened));
        plan.part(1, "its program");
        Command.of("/bin/true").addTo(plan.child());
        return plan;
    }

    private static Launch changed(Kind kind, String... names) {
        LaunchPlan plan = plan();
        Change change = new Change(kind, List.of(names), false);
        return new ChangedPlan(plan, Selection.all(plan, change).with(plan, change));
    }

    private static List<String> calls(Launch plan) {
        return plan.child().rows().stream()
                .map(Row::call)
                .map(Object::toString)
                .map(call -> call.replaceFirst("\\(\"/bin/true.*", ""))
                .toList();
    }

    @Test
    void thePartsAndWhatTheyAskFor() {
        assertThat(calls(changed(Kind.ONLY_TO, "its program")))
                .containsExactly(
                        "chdir(\"/tmp\")",
                        "openat(AT_FDCWD, \"/etc/passwd\", O_PATH)",
                        "fchdir(#2)",
                        "chdir(\"/\")",
                        "execve");
        assertThat(changed(Kind.ONLY_TO, "its program").namespaces()).containsExactly(CloneFlag.CLONE_NEWUTS);
        assertThat(changed(Kind.WITHOUT, "its namespaces").namespaces()).isEmpty();
        assertThat(changed(Kind.WITHOUT, "CLONE_NEWUTS").namespaces()).isEmpty();
    }

    @Test
    void whatRefersToAResultStillDoes() {
        assertThat(calls(changed(Kind.WITHOUT, "its place")))
                .containsExactly("openat(AT_FDCWD, \"/etc/passwd\", O_PATH)", "fchdir(#1)", "chdir(\"/\")", "execve");
        assertThat(calls(changed(Kind.SWAP, "its place", "opened")))
                .startsWith("openat(AT_FDCWD, \"/etc/passwd\", O_PATH)", "chdir(\"/tmp\")", "fchdir(#1)");
        assertThat(calls(changed(Kind.ONLY_TO, "its place")))
                .containsExactly("chdir(\"/tmp\")", "chdir(\"/\")", "execve");
    }

    @Test
    void callsWithAPieceOfText() {
        assertThat(calls(changed(Kind.WITHOUT, "(\"/tmp\")")))
                .doesNotContain("chdir(\"/tmp\")")
                .contains("fchdir(#1)");
        assertThat(calls(changed(Kind.WITHOUT, "not there or (\"/tmp\")"))).doesNotContain("chdir(\"/tmp\")");
        assertThat(calls(changed(Kind.WITHOUT, "chdir")))
                .containsExactly("openat(AT_FDCWD, \"/etc/passwd\", O_PATH)", "execve");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WITHOUT | its file is opened    | 'its file is opened' has to come before 'its file is entered', which uses the result of its openat
            WITHOUT | /etc/passwd           | 'its file is opened' has to come before 'its file is entered', which uses the result of its openat
            SWAP    | its place,its program | 'its program' comes last, always: no call is made behind it
            SWAP    | opened,entered        | 'its file is opened' has to come before 'its file is entered', which uses the result of its openat
            WITHOUT | its program           | 'its program' comes last, always: no call is made behind it
            WITHOUT | execve                | without its program there is nothing to see
            WITHOUT | its file              | more than one part has 'its file' in its name
            SWAP    | its place,nothing     | no part has 'nothing' in its name: there are 'its namespaces', 'its place'
            WITHOUT | nothing               | no part has 'nothing' in its name: there are 'its namespaces', 'its place'
            ONLY_TO | chdir                 | no part has 'chdir' in its name
            """)
    void whatCantBe(Kind kind, String names, String told) {
        assertThatThrownBy(() -> changed(kind, names.split(",", -1)))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(told);
    }

    @Test
    void whoForgetsThePrefixOfAFlagIsToldOfIt() {
        assertThatThrownBy(() -> changed(Kind.WITHOUT, "NEWUTS"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("no part has 'NEWUTS' in its name: there are '")
                .hasMessageEndingWith(
                        "; and no call has it in its text" + " (a flag of clone3 has its whole name: CLONE_NEWUTS)");
    }

    /** Not only a result is used: also bytes that an earlier call had the kernel write. */
    @Test
    void whatIsReadHasToBeWrittenBefore() {
        LaunchPlan plan = new LaunchPlan();
        Argument.Content word = Argument.Content.unset("word");
        plan.part(1, "it is written");
        plan.child().add(RoutineCalls.memcpy(word.address(), Argument.number(0), Integer.BYTES));
        plan.part(1, "it is used");
        plan.child().add(DirectoryCalls.fchdir(word));
        plan.part(1, "its program");
        Command.of("/bin/true").addTo(plan.child());
        Change change = new Change(Kind.SWAP, List.of("it is written", "it is used"), false);

        assertThatThrownBy(
                        () -> new ChangedPlan(plan, Selection.all(plan, change).with(plan, change)))
                .isInstanceOf(UsageException.class)
                .hasMessage("'it is written' has to come before 'it is used', which uses the result of its memcpy");
    }

    @Test
    void aChildIsBornWhereItsParentIs() {
        LaunchPlan plan = new LaunchPlan();
        plan.part(5, "its group");
        plan.bornIn(plan.parent().add(FileCalls.openat("/", OpenFlag.O_PATH)));
        plan.part(1, "its program");
        Command.of("/bin/true").addTo(plan.child());
        Change change = new Change(Kind.WITHOUT, List.of("CLONE_INTO_CGROUP"), false);
        Selection all = Selection.all(plan, change);

        assertThat(new ChangedPlan(plan, all).controlGroup()).isPresent();
        assertThat(new ChangedPlan(plan, all.with(plan, change)).controlGroup()).isEmpty();
    }

    @Test
    void aCallOfTheMonitorsOwnDoesNothing() {
        LaunchPlan plan = plan();
        Change change = new Change(Kind.WITHOUT, List.of("PR_SET_NAME"), false);
        Selection left = Selection.all(plan, change).with(plan, change);

        assertThat(left.idles(ProcessCalls.prctl_set_name("contain"))).isTrue();
        assertThat(left.idles(DirectoryCalls.chdir("/"))).isFalse();
        assertThat(calls(new ChangedPlan(plan, left))).hasSize(5);
    }
}
