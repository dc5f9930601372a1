package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.calls.CloneFlag;
import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.calls.Signal;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Errno;
import containers.kernel.Kernel;
import containers.kernel.SystemCall;
import containers.pipes.Pipe;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(HostUntouched.class)
class LauncherTests {

    @TempDir
    private Path directory;

    private final Launcher launcher = new Launcher();

    @Test
    void theParentKnowsItsChildByTheSameNumberAsTheChildItself() {
        try (Pipe stdout = new Pipe();
                Child child = launcher.writingTo(stdout).launch(Plans.of("sh", "-c", "echo $$"))) {
            stdout.closeWriteEnd();
            assertThat(stdout.readAll()).isEqualTo(child.pid() + "\n");
        }
    }

    @Test
    void aChildReadsAndWritesTheGivenPipes() {
        try (Pipe stdin = new Pipe();
                Pipe stdout = new Pipe();
                Pipe stderr = new Pipe();
                Child child = launcher.readingFrom(stdin)
                        .writingTo(stdout)
                        .writingErrorsTo(stderr)
                        .launch(Plans.of("sh", "-c", "read line; echo out $line; echo err $line >&2"))) {
            stdout.closeWriteEnd();
            stderr.closeWriteEnd();
            stdin.write("x\n");
            assertThat(stdout.readAll()).isEqualTo("out x\n");
            assertThat(stderr.readAll()).isEqualTo("err x\n");
            assertThat(child.waitFor()).isEqualTo(new ExitStatus.Exited(0));
        }
    }

    /** Otherwise a reader would wait for the monitor's end, too. */
    @Test
    void aPipeEndsWhenTheChildClosesItsEnd() {
        try (Pipe stdin = new Pipe();
                Pipe stdout = new Pipe();
                Child child = launcher.readingFrom(stdin)
                        .writingTo(stdout)
                        .launch(Plans.of("sh", "-c", "exec >&-; read x"))) {
            stdout.closeWriteEnd();
            assertThat(stdout.readAll()).isEmpty();
            assertThat(ProcessHandle.of(child.pid())).isPresent();
            stdin.write("\n");
            assertThat(child.waitFor()).isEqualTo(new ExitStatus.Exited(0));
        }
    }

    @Test
    void aChildWithoutAProgramEndsAfterItsLastCall() {
        LaunchPlan plan = new LaunchPlan();
        plan.child().attempt(DirectoryCalls.chdir("/no/such/directory"));

        assertThat(Plans.run(launcher, plan)).isEqualTo(new ExitStatus.Exited(0));
    }

    @Test
    void argumentsArriveAsTheyAre() {
        assertThat(Plans.output(launcher, Command.of("printf", "[%s]", "", "two words", "\"'$(x)\\", "é€😀", "a\nb")))
                .as("the arguments, as printf sees them")
                .isEqualTo("[][two words][\"'$(x)\\][é€😀][a\nb]");
    }

    @Test
    void theEnvironmentIsExactlyWhatWasGiven() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("B", "x=y");
        environment.put("A", "é");

        assertThat(Plans.output(launcher, new Command(List.of("env"), environment, "/")))
                .as("the environment, as env sees it")
                .isEqualTo("B=x=y\nA=é\n");
        assertThat(Plans.output(launcher, new Command(List.of("env"), Map.of(), "/")))
                .as("an empty environment, as env sees it")
                .isEmpty();
    }

    @Test
    void theWorkingDirectoryIsTheOneGiven() throws IOException {
        assertThat(Plans.output(launcher, new Command(List.of("/bin/pwd"), Map.of(), directory.toString())))
                .as("the working directory, as pwd sees it")
                .isEqualTo(directory.toRealPath() + "\n");
        assertThat(Plans.output(launcher, Command.of("/bin/pwd"))).isEqualTo("/\n");
    }

    @Test
    void noDescriptorLeaksIntoTheChild() {
        long leak = Kernel.call(FileCalls.openat("/", OpenFlag.O_PATH));
        try {
            // ls itself opens the directory that it lists.
            assertThat(Plans.output(launcher, Command.of("ls", "/proc/self/fd")))
                    .isEqualTo("0\n1\n2\n3\n");
        } finally {
            Kernel.call(FileCalls.close(Argument.number(leak)));
        }
    }

    /** Also what this JVM ignores: see {@link HostileCallerTests} for more of that. */
    @Test
    void noSignalIsBlockedHandledOrIgnoredInTheChild() {
        assertThat(status("self", "SigCgt")).as("the JVM handles signals").isNotZero();
        changeMask(0, Signal.SIGUSR1);
        try {
            assertThat(status("thread-self", "SigBlk") & bit(Signal.SIGUSR1)).isNotZero();

            String child = Plans.output(launcher, Command.of("cat", "/proc/self/status"));

            assertThat(field(child, "SigBlk")).isZero();
            assertThat(field(child, "SigCgt")).isZero();
            assertThat(field(child, "SigIgn")).isZero();
        } finally {
            changeMask(1, Signal.SIGUSR1);
        }
    }

    @Test
    void theProcessHasItsProgramsName() {
        assertThat(Plans.output(launcher, Command.of("cat", "/proc/self/comm"))).isEqualTo("cat\n");
    }

    @Test
    void theMonitorHasANameOfItsOwn() throws IOException {
        try (Child child = launcher.launch(Plans.of("sleep", "60"))) {
            long monitor = ProcessHandle.of(child.pid())
                    .orElseThrow()
                    .parent()
                    .orElseThrow()
                    .pid();
            assertThat(Path.of("/proc", Long.toString(monitor), "comm")).hasContent("contain\n");
            assertThat(ProcessHandle.current().children().map(ProcessHandle::pid))
                    .contains(monitor);
        }
    }

    @Test
    void aProgramThatIsntThere() {
        assertRefused(Command.of("/no/such/program"), Errno.ENOENT, "execve(\"/no/such/program\"");
        assertRefused(Command.of("no-such-program"), Errno.ENOENT, "execve(\"/bin/no-such-program\"");
        assertRefused(Command.of(""), Errno.ENOENT, "execve(\"\"");
        assertRefused(Command.of("/dev/null/program"), Errno.ENOTDIR, "execve(\"/dev/null/program\"");
    }

    @Test
    void aFileThatIsntAProgram() throws IOException {
        assertRefused(Command.of(file("plain", "rw-r--r--").toString()), Errno.EACCES, "execve(");
        assertRefused(Command.of(file("garbage", "rwxr-xr-x").toString()), Errno.ENOEXEC, "execve(");
        assertRefused(Command.of("/"), Errno.EACCES, "execve(\"/\"");
    }

    @Test
    void aProgramThatMayNotBeExecutedSaysMoreThanOneThatIsntThere() throws IOException {
        String file = file("tool", "rw-r--r--").toString();
        String path = "/nowhere:" + directory + ":/elsewhere";

        assertRefused(new Command(List.of("tool"), Map.of("PATH", path), "/"), Errno.EACCES, "execve(\"" + file + "\"");
    }

    @Test
    void aWorkingDirectoryThatIsntThere() {
        assertRefused(
                new Command(List.of("true"), Map.of(), "/no/such/directory"),
                Errno.ENOENT,
                "openat2(AT_FDCWD, \"/no/such/directory\"");
    }

    @Test
    void aWorkingDirectoryThatIsAnOpenFileOfTheRunners() {
        assertRefused(
                new Command(List.of("true"), Map.of(), "/proc/self/fd/0"), Errno.ELOOP, "openat2(AT_FDCWD, \"/proc");
    }

    @Test
    void moreArgumentsThanTheKernelTakes() {
        String tooLong = "x".repeat(1 << 17);
        List<String> tooMany = new ArrayList<>(Collections.nCopies(70, tooLong.substring(1)));
        tooMany.set(0, "/bin/true");

        assertRefused(Command.of("/bin/true", tooLong), Errno.E2BIG, "execve(\"/bin/true\"");
        assertRefused(Command.of("true", tooLong), Errno.E2BIG, "execve(\"");
        assertRefused(new Command(tooMany, Map.of(), "/"), Errno.E2BIG, "execve(\"/bin/true\"");
    }

    @Test
    void almostAsManyArgumentsAsTheKernelTakes() {
        String longest = "x".repeat((1 << 17) - 1);

        assertThat(Plans.output(launcher, Command.of("printf", "%s", longest))).isEqualTo(longest);
    }

    @Test
    @Needs(Feature.NOT_ROOT)
    void aNamespaceThatIsNotAllowedIsReportedAsClone3() {
        LaunchPlan plan = Plans.of("true");
        plan.namespaces().add(CloneFlag.CLONE_NEWUTS);

        assertThatThrownBy(() -> launcher.launch(plan).close())
                .isInstanceOf(LaunchFailedException.class)
                .hasMessage("clone3({flags=CLONE_VM|CLONE_PARENT_SETTID|CLONE_PIDFD|CLONE_NEWUTS,"
                        + " exit_signal=SIGCHLD}, 88) failed: EPERM (Operation not permitted)");
    }

    @Test
    void aCallOfTheParentThatFailsIsReportedAndNothingIsStarted() {
        LaunchPlan plan = Plans.of("touch", directory.resolve("never").toString());
        plan.parent().add(DirectoryCalls.chdir("/no/such/directory"));

        assertThatThrownBy(() -> launcher.launch(plan).close())
                .isInstanceOf(LaunchFailedException.class)
                .hasMessage("chdir(\"/no/such/directory\") failed: ENOENT (No such file or directory)");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aRefusalInWords() {
        assertThatThrownBy(() -> launcher.launch(Plans.of("/no/such/program")).close())
                .isInstanceOfSatisfying(LaunchFailedException.class, failed -> {
                    assertThat(failed.told())
                            .isEqualTo("'/no/such/program' isn't in the container (or the interpreter that it names"
                                    + " isn't): ENOENT (No such file or directory)");
                    assertThat(failed.status()).isEqualTo(127);
                    assertThat(failed.failed().name()).isEqualTo("execve");
                    assertThat(failed.failed().part()).hasToString("");
                });
    }

    @Test
    void theTraceHasEveryCallThatWasMade() {
        try (Child child = launcher.launch(Plans.of("/bin/true"))) {
            assertThat(child.trace().lines())
                    .containsSubsequence(
                            "before",
                            "    #9   clone3({flags=CLONE_VM|CLONE_PARENT_SETTID|CLONE_PIDFD, exit_signal=SIGCHLD}, 88) = "
                                    + child.pid(),
                            "the child",
                            "   #10   dup3(gate[1], 3, O_CLOEXEC) = 3")
                    .anyMatch(line -> line.endsWith("   chdir(\"/\") = 0"))
                    .anyMatch(line -> line.endsWith(
                            "   execve(\"/bin/true\", [\"/bin/true\"], [\"PATH=" + Command.DEFAULT_PATH + "\"]) = 0"))
                    .noneMatch(line -> line.contains("exit_group"));
        }
    }

    @Test
    void closingAChildEndsIt() {
        Child child = launcher.launch(Plans.of("sleep", "60"));
        Optional<ProcessHandle> process = ProcessHandle.of(child.pid());
        assertThat(process).isPresent();

        child.close();

        assertThat(process.get().isAlive()).isFalse();
    }

    @Test
    void closingAChildTwiceClosesNothingElse() {
        Child child = launcher.launch(Plans.of("true"));
        child.close();
        try (Pipe pipe = new Pipe()) {
            child.close();
            pipe.write("open");
            pipe.closeWriteEnd();
            assertThat(pipe.readAll()).isEqualTo("open");
        }
    }

    @Test
    void aSignalToAProcessThatHasEndedIsNoError() {
        try (Child child = launcher.launch(Plans.of("true"))) {
            assertThat(child.waitFor()).isEqualTo(new ExitStatus.Exited(0));
            child.signal(Signal.SIGTERM.number());
        }
    }

    @Test
    void theSamePlanCanBeCarriedOutAgain() {
        LaunchPlan plan = Plans.of("sh", "-c", "exit 5");

        assertThat(Plans.run(launcher, plan)).isEqualTo(new ExitStatus.Exited(5));
        assertThat(Plans.run(launcher, plan)).isEqualTo(new ExitStatus.Exited(5));
    }

    private void assertRefused(Command command, Errno errno, String message) {
        assertThatThrownBy(
                        () -> launcher.launch(Plans.of(command)).close(), "the launch of a command that can't be run")
                .isInstanceOfSatisfying(
                        LaunchFailedException.class,
                        failed -> assertThat(failed.errno())
                                .as("why the command can't be run: %s", failed.getMessage())
                                .isEqualTo(errno))
                .hasMessageStartingWith(message)
                .hasMessageEndingWith(" failed: " + errno)
                .message()
                .hasSizeLessThan(20_000)
                .doesNotContain("\n");
    }

    private Path file(String name, String permissions) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "not a program\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static long bit(Signal signal) {
        return 1L << (signal.number() - 1);
    }

    private static void changeMask(int how, Signal signal) {
        byte[] mask = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(bit(signal))
                .array();
        Kernel.call(Call.of(
                SystemCall.RT_SIGPROCMASK,
                Argument.number(how),
                new Argument.Bytes(mask, "mask"),
                Argument.NULL,
                Argument.number(Long.BYTES)));
    }

    private static long status(String process, String name) {
        try {
            return field(Files.readString(Path.of("/proc", process, "status")), name);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long field(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseUnsignedLong(line.split("\t", -1)[1], 16))
                .findFirst()
                .orElseThrow();
    }
}
