package containers.executable;

import static containers.kernel.Argument.number;
import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.DescriptorCalls;
import containers.calls.DirectoryCalls;
import containers.calls.ProcessCalls;
import containers.kernel.Architecture;
import containers.program.Label;
import containers.program.Program;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTraceTests {

    @TempDir
    private Path directory;

    private final Program program = new Program();

    @Test
    void aLineForEachCallThatWasMade() {
        Label report = new Label();
        program.section("first");
        program.attempt(DirectoryCalls.chdir("/no/such/directory"));
        program.add(DirectoryCalls.chdir("/")).always(report);
        program.add(DirectoryCalls.chdir("/never"));
        program.section("second");
        program.place(report);
        program.add(DescriptorCalls.dup3(number(1), 9));

        assertThat(trace())
                .startsWith(
                        "first",
                        "    #1   chdir(\"/no/such/directory\") = -1 ENOENT (No such file or directory)",
                        "    #2   chdir(\"/\") = 0",
                        "second",
                        "    #4   dup3(1, 9, 0) = 9")
                .noneMatch(line -> line.contains("never"));
    }

    @Test
    void anExecveThatWasRefusedIsNotTheProgram() {
        program.attempt(ProcessCalls.execve("/no/such/program", List.of("x"), List.of()));

        assertThat(trace())
                .first()
                .isEqualTo(
                        "    #1   execve(\"/no/such/program\", [\"x\"], []) = -1 ENOENT (No such file or directory)");
    }

    private List<String> trace() {
        program.add(Program.report(number(1)));
        program.add(ProcessCalls.exit_group(0));
        ProgramFile file = ProgramFile.of(program);
        byte[] report =
                ProgramRun.run(directory, file, Architecture.current(), "").bytes();
        return new ProgramTrace(file.memory(report)).lines();
    }
}
