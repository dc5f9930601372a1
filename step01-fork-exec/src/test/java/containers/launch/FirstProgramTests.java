package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;

import containers.program.ProgramText;
import containers.testing.HostUntouched;
import containers.testing.OtherJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(HostUntouched.class)
class FirstProgramTests {

    @TempDir
    private Path directory;

    @Test
    void itHasFiveRows() {
        assertThat(new ProgramText(FirstProgram.program()).lines())
                .containsExactly(
                        "the first program (a call that is refused leads to #5)",
                        "    #1   clone3({exit_signal=SIGCHLD}, 88)   /* above 0: #3 */",
                        "    #2   execve(\"/bin/echo\", [\"echo\", \"hello\"], [])",
                        "    #3   waitid(P_PID, #1, NULL, WEXITED, NULL)",
                        "    #4   exit_group(0)",
                        "    #5   exit_group(1)");
    }

    @Test
    void itIsWrittenToAFileThatTheKernelRuns() throws IOException, InterruptedException {
        Path file = directory.resolve("first");

        assertThat(output(OtherJvm.running(FirstProgram.class, file.toString())))
                .contains("This is the program " + file + " now:");
        assertThat(output(new ProcessBuilder(file.toString()))).isEqualTo("hello\n");
    }

    private static String output(ProcessBuilder program) throws IOException, InterruptedException {
        Process process = program.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
