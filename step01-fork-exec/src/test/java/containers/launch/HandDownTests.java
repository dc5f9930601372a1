package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.DescriptorCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.executable.ProgramFile;
import containers.monitor.InPlace;
import containers.monitor.Monitor;
import containers.start.Inherited;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a child has open because its parent opened it. */
class HandDownTests {

    @TempDir
    private Path directory;

    @Test
    void theChildHasIt() throws IOException, InterruptedException {
        assertThat(run("exec \"$0\"")).isEqualTo("127.0.0.1\tlocalhost\n0");
    }

    @Test
    void whoMayOpenTooFewFilesIsTold() throws IOException, InterruptedException {
        assertThat(run("ulimit -n 20; exec \"$0\""))
                .isEqualTo(
                        "contain: the runner may have too few files open (ulimit -n shows how many): with ulimit -n 64"
                                + " there are enough: EBADF (Bad file descriptor)\n125");
    }

    private String run(String script) throws IOException, InterruptedException {
        Path hosts = Files.writeString(directory.resolve("hosts"), "127.0.0.1\tlocalhost\n");
        LaunchPlan plan = new LaunchPlan();
        var opened =
                plan.handDown(FileCalls.openat(hosts.toString(), OpenFlag.O_RDONLY, OpenFlag.O_CLOEXEC), List.of());
        plan.child().add(DescriptorCalls.dup3(opened, 0));
        Command.of("cat").addTo(plan.child());
        InPlace front = new InPlace(Inherited.unknown(), Optional.empty(), false);
        byte[] program = ProgramFile.of(Monitor.program(plan, front, Inherited.unknown()))
                .content();
        Path file = Files.write(directory.resolve("program"), program);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        Process process = new ProcessBuilder("sh", "-c", script, file.toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8) + process.waitFor();
    }
}
