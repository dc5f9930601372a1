package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;

import containers.executable.ProgramFile;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Kernel;
import containers.kernel.SystemCall;
import containers.pipes.Pipe;
import containers.program.ProgramText;
import containers.testing.HostUntouched;
import containers.testing.OtherJvm;
import containers.testing.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(HostUntouched.class)
class FirstProgramTests {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int PAGE = 4096;
    private static final int F_SETPIPE_SZ = 1031;

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

    @Test
    void itsChildSaysHello() throws IOException {
        try (Pipe stdout = new Pipe();
                Child program = new Launcher().writingTo(stdout).launch(Plans.of(written()))) {
            stdout.closeWriteEnd();
            assertThat(stdout.readAll())
                    .as("what the program and its child print")
                    .isEqualTo("hello\n");
            assertThat(program.waitFor()).as("how the program ended").isEqualTo(new ExitStatus.Exited(0));
        }
    }

    @Test
    void itWaitsForItsChild() throws IOException {
        try (Pipe stdout = new Pipe()) {
            fill(stdout);
            try (Child program = new Launcher().writingTo(stdout).launch(Plans.of(written()))) {
                // It can't say hello before somebody reads.
                Processes.await(
                        "the program sleeps, or has ended",
                        SOON,
                        () -> state(program).matches("[SZ].*"));
                assertThat(state(program))
                        .as("the program's state while its child can't go on")
                        .isEqualTo("S (sleeping)");
                assertThat(ProcessHandle.of(program.pid()).stream().flatMap(ProcessHandle::children))
                        .as("the program's children meanwhile")
                        .hasSize(1);
                stdout.closeWriteEnd();
                assertThat(stdout.readAll()).endsWith(" hello\n");
                assertThat(program.waitFor()).isEqualTo(new ExitStatus.Exited(0));
            }
        }
    }

    private String written() throws IOException {
        Path file = Files.write(
                directory.resolve("first"),
                ProgramFile.of(FirstProgram.program()).content());
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file.toString();
    }

    /** As much as there is room for: a page, the smallest that a pipe can be made. */
    private static void fill(Pipe pipe) {
        Kernel.call(Call.of(
                SystemCall.FCNTL,
                Argument.number(pipe.writeDescriptor()),
                Argument.number(F_SETPIPE_SZ),
                Argument.number(PAGE)));
        pipe.write(" ".repeat(PAGE));
    }

    private static String state(Child program) {
        return Processes.status(program.pid(), "State").orElseThrow();
    }

    private static String output(ProcessBuilder program) throws IOException, InterruptedException {
        Process process = program.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
