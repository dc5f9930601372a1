package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.FileCalls;
import containers.kernel.OpenFlag;
import containers.kernel.ProcessCalls;
import containers.testing.HostUntouched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(HostUntouched.class)
class ElfProgramTests {

    @TempDir
    private Path directory;

    private final CallList calls = new CallList();

    @Test
    void theKernelRunsItsCalls() throws IOException {
        Path file = directory.resolve("written");
        Argument.Result opened =
                calls.add(FileCalls.openat(file.toString(), 0600, OpenFlag.O_WRONLY, OpenFlag.O_CREAT));
        calls.add(FileCalls.write(opened, "by a program without libraries"));
        calls.add(ProcessCalls.exit_group(42));

        assertThat(run()).isEqualTo(new ExitStatus.Exited(42));
        assertThat(file).hasContent("by a program without libraries");
    }

    @Test
    void itEndsWithStatusOneAtACallThatFails() throws IOException {
        calls.attempt(FileCalls.chdir("/no/such/directory"));
        calls.add(FileCalls.chdir("/no/such/directory"));
        calls.add(ProcessCalls.exit_group(42));

        assertThat(run()).isEqualTo(new ExitStatus.Exited(1));
    }

    private ExitStatus run() throws IOException {
        Path program = Files.write(directory.resolve("program"), ElfProgram.of(calls));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        try (Launcher launcher = new Launcher()) {
            return Plans.run(launcher, Plans.of(program.toString()));
        }
    }
}
