package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.calls.ProcessCalls;
import containers.calls.Signal;
import containers.cgroups.ControlGroup;
import containers.container.Containers;
import containers.executable.ProgramFile;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.Errno;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.program.Program;
import containers.testing.Attacks;
import containers.testing.HostUntouched;
import containers.testing.InCi;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ways out of a container that isn't there yet: what is named on the command line, or lies in a hostile root filesystem,
 * is used while the runner's own files are still within reach. The prey is a decoy, a directory of the host's.
 */
@Attacks
@ExtendWith({HostUntouched.class, NothingLeft.class})
@Timeout(600)
class WayOutTests {

    /** How the decoy's program exits, if it is ever run. */
    private static final int REACHED = 77;

    /** Further than any descriptor that the runner has at any time. */
    private static final int DESCRIPTORS = 16;

    private Path decoy;
    private Path root;

    @TempDir
    private Path directory;

    @BeforeEach
    void layBait() throws IOException {
        decoy = Files.createDirectory(directory.resolve("decoy"));
        Files.createFile(decoy.resolve("secret"));
        program(decoy.resolve("program"), REACHED);
        root = Files.createDirectory(directory.resolve("root"));
    }

    private static void program(Path file, int status) throws IOException {
        CallList calls = new CallList();
        calls.add(ProcessCalls.exit_group(status));
        Files.write(file, ProgramFile.of(Program.of(calls)).content());
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    // CVE-2024-21626: a working directory, or a command, through an inherited descriptor.

    @Test
    void theWorkingDirectoryThroughADescriptor() throws IOException {
        for (int number = 0; number < DESCRIPTORS; number++) {
            assertNotEntered("/proc/self/fd/" + number);
        }
        assertNotEntered("/proc/self/fd/9/..");
        assertNotEntered("/proc/thread-self/fd/9");
        assertNotEntered("/dev/fd/9");
        assertNotEntered("/proc/1/fd/9");
    }

    @Test
    void theWorkingDirectoryThroughTheRunners() throws IOException {
        for (String path : List.of("/proc/self/cwd", "/proc/self/root", "/proc/1/cwd", "/proc/1/root")) {
            assertNotEntered(path);
        }
    }

    @Test
    void theWorkingDirectoryThroughALinkInTheRootFilesystem() throws IOException {
        RootCopy.in(root);
        List<String> targets = List.of(
                "/proc/self/fd/3",
                "/proc/self/fd/9",
                "/proc/1/root",
                "/proc/self/cwd",
                "../../proc/self/fd/9",
                "/dev/fd/9");
        for (String target : targets) {
            Path link = Files.createSymbolicLink(root.resolve("link"), Path.of(target));
            assertNotEntered("/link");
            assertNotEntered("/link/..");
            Files.delete(link);
        }
    }

    /** An ordinary link to an absolute path leads to that path inside. */
    @Test
    void aLinkToTheDecoysPathStaysInside() throws IOException {
        RootCopy.in(root);
        Files.createSymbolicLink(root.resolve("link"), decoy);
        Files.createSymbolicLink(root.resolve("up"), Path.of("../../../.." + decoy));

        assertNotEntered("/link");
        assertNotEntered("/up");
    }

    @Test
    void theCommandThroughADescriptor() throws IOException {
        for (int number = 0; number < DESCRIPTORS; number++) {
            Run run = start("/", "/proc/self/fd/" + number + "/program");
            assertThat(run.status()).as(run.err()).isIn(126, 127);
        }
        for (String path : List.of("/proc/self/cwd/program", "/dev/fd/9/program", "/proc/1/fd/9/program")) {
            assertThat(start("/", path).status()).as(path).isEqualTo(127);
        }
    }

    @Test
    void theCommandsInterpreterThroughADescriptor() throws IOException {
        RootCopy.in(root);
        for (int number = 3; number < 10; number++) {
            Path script = Files.writeString(root.resolve("script"), "#!/proc/self/fd/" + number + "/program\n");
            assertThat(script.toFile().setExecutable(true)).isTrue();
            assertThat(start("/", "/script").status()).isEqualTo(127);
        }
    }

    /** The whole of {@code ./contain}, as root and as a user, with the leak that reached the host before. */
    @Test
    @InCi
    void theSameFromJavaOn() {
        String leaking = "exec 9<'" + decoy + "'; exec \"$@\"";

        Run workingDirectory = RunnerProcess.fromScript(
                leaking, "run", "-w", "/proc/self/fd/9", "--", "/bin/sh", "-c", "ls -a; exit 66");
        Run command = RunnerProcess.fromScript(leaking, "run", "--", "/proc/self/fd/9/program");

        assertThat(workingDirectory.out()).isEmpty();
        assertThat(workingDirectory.err())
                .startsWith("contain: the working directory '/proc/self/fd/9' can't be entered in the container: ");
        assertThat(workingDirectory.status()).isEqualTo(125);
        assertThat(command.status()).isEqualTo(127);
    }

    private void assertNotEntered(String workingDirectory) throws IOException {
        Run run = start(workingDirectory, "/bin/sh", "-c", "echo *; exit 66");

        assertThat(run.out()).as(workingDirectory).doesNotContain("secret");
        assertThat(run.err()).contains("the working directory '" + workingDirectory + "' can't be entered");
        assertThat(run.status()).isEqualTo(125);
    }

    /** In the copy, if there is one, with the decoy open as each descriptor that a shell can name. */
    private Run start(String workingDirectory, String... command) throws IOException {
        try (ControlGroup group = Containers.withoutLimits()) {
            group.prepare();
            Command what = new Command(List.of(command), Map.of("PATH", Command.DEFAULT_PATH), workingDirectory);
            LaunchPlan plan = root.toFile().list().length == 0
                    ? Containers.container(group, what).plan()
                    : Containers.container(group, root, what).plan();
            Path file = LaunchProgram.file(directory, LaunchProgram.of(plan));
            StringBuilder leaks = new StringBuilder("exec");
            for (int number = 3; number < 10; number++) {
                leaks.append(' ').append(number).append("<'").append(decoy).append('\'');
            }
            Run run = RunnerProcess.run(new ProcessBuilder("/bin/sh", "-c", leaks + "; exec " + file));
            Files.delete(file);
            return run;
        }
    }

    // CVE-2019-5736: the runner's own program.

    /** Whoever opens it while it runs, or has kept it open until it is gone. */
    @Test
    void theRunnersProgramCannotBeWrittenTo() throws Exception {
        Process runner = new ProcessBuilder(
                        RunnerProcess.inPlace("run", "--", "/bin/sh", "-c", "echo ready; exec sleep 300"))
                .start();
        try (BufferedReader output = runner.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("ready");
            String program = "/proc/" + runner.pid() + "/exe";
            assertThat(Files.readSymbolicLink(Path.of(program))).hasToString("/memfd:contain (deleted)");
            assertThat(errnoOfOpening(program)).isIn(Errno.ETXTBSY, Errno.EPERM);

            Argument kept =
                    Argument.number(Kernel.call(FileCalls.openat(program, OpenFlag.O_RDONLY, OpenFlag.O_CLOEXEC)));
            try {
                List<ProcessHandle> others = runner.descendants().toList(); // the guardian runs it a moment longer
                HostProcesses.kill(runner.pid(), Signal.SIGKILL);
                assertThat(RunnerProcess.waitFor(runner)).isEqualTo(137);
                HostProcesses.assertEnded(others);
                assertSealed("/proc/self/fd/" + kept);
            } finally {
                Kernel.call(FileCalls.close(kept));
            }
        } finally {
            runner.destroyForcibly();
        }
    }

    /** Who has the right to may open it, but not write: memfd_create(2), "File sealing". */
    private static void assertSealed(String file) {
        Argument descriptor = Argument.number(Kernel.call(FileCalls.openat(file, OpenFlag.O_RDWR, OpenFlag.O_CLOEXEC)));
        try {
            assertThatThrownBy(() -> Kernel.call(FileCalls.write(descriptor, "#!")))
                    .isInstanceOfSatisfying(
                            SystemCallException.class,
                            refused -> assertThat(refused.errno()).isEqualTo(Errno.EPERM));
        } finally {
            Kernel.call(FileCalls.close(descriptor));
        }
        assertThatThrownBy(() -> Files.write(Path.of(file), new byte[0])).hasMessageContaining("not permitted");
    }

    private static Errno errnoOfOpening(String file) {
        List<Errno> errnos = new ArrayList<>();
        assertThatThrownBy(() -> Kernel.call(FileCalls.openat(file, OpenFlag.O_WRONLY, OpenFlag.O_CLOEXEC)))
                .isInstanceOfSatisfying(SystemCallException.class, refused -> errnos.add(refused.errno()));
        return errnos.get(0);
    }

    /**
     * The root filesystem's program is the runner's, once more, inside. There it finds a program of the attacker's in the
     * place where Java is on the host, and becomes it.
     */
    @Test
    void whatRunsTheRunnersProgramFindsNoJava() throws IOException {
        RootCopy.in(root);
        Path java = Path.of(RunnerProcess.inPlace().get(0)).toRealPath();
        Path attackers = root.resolve(java.toString().substring(1));
        Files.createDirectories(attackers.getParent());
        Files.writeString(attackers, """
                #!/bin/sh
                echo running
                for p in /proc/[0-9]*; do
                    readlink $p/exe
                    (: >>$p/exe) 2>/dev/null && echo written
                done
                """);
        assertThat(attackers.toFile().setExecutable(true)).isTrue();
        Path script = Files.writeString(root.resolve("script"), "#!/proc/self/exe\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        List<Run> runs = List.of(
                RunnerProcess.run("run", "--rootfs", root.toString(), "--", "/script"),
                Run.of("run", "--rootfs", root.toString(), "--", "/script"),
                Run.of("run", "--rootfs", root.toString(), "--", "/proc/self/exe"));

        assertThat(runs).allSatisfy(run -> assertThat(run.out()).doesNotContain("written", java.toString()));
    }
}
