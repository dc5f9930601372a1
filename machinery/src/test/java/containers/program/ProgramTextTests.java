package containers.program;

import static containers.kernel.Argument.number;
import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.CredentialCalls;
import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.kernel.CallList;
import containers.kernel.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramTextTests {

    private final Program program = new Program();

    @Test
    void sectionsPartsAndCallsInOrder() {
        Label refused = new Label();
        CallList calls = new CallList();
        calls.begin(new Part(3, "its files"));
        calls.add(DirectoryCalls.fchdir(calls.add(FileCalls.openat("/work"))));
        calls.begin(new Part(1, "its program"));
        calls.attempt(DirectoryCalls.chdir("/"));
        program.section("before", refused);
        program.add(FileCalls.umask(022));
        program.section("the child", refused);
        program.addAll(calls);
        program.section("on failure");
        program.place(refused);
        program.add(ProcessCalls.exit_group(125));

        assertThat(lines())
                .containsExactly(
                        "before (a call that is refused leads to #5)",
                        "    #1   umask(022)",
                        "the child (a call that is refused leads to #5)",
                        "  step 3: its files",
                        "    #2   openat(AT_FDCWD, \"/work\", 0)",
                        "    #3   fchdir(#2)",
                        "  step 1: its program",
                        "    #4   chdir(\"/\")   /* may fail */",
                        "on failure",
                        "    #5   exit_group(125)");
    }

    @Test
    void whereARowLeadsElsewhere() {
        Label elsewhere = new Label();
        Label again = program.here();
        program.add(FileCalls.read(number(0), new byte[1])).zero(elsewhere).failure(again);
        program.add(CredentialCalls.getpid()).positive(again);
        program.add(CredentialCalls.getpid()).always(again);
        program.place(elsewhere);
        program.add(ProcessCalls.exit_group(0));

        assertThat(lines())
                .containsExactly(
                        "    #1   read(0, buffer, 1)   /* 0: #4, refused: #1 */",
                        "    #2   getpid()   /* above 0: #1, may fail */",
                        "    #3   getpid()   /* then #1 */",
                        "    #4   exit_group(0)");
    }

    private List<String> lines() {
        return new ProgramText(program).lines();
    }
}
