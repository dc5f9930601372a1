package containers.compile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import containers.bundle.ConfigurationFile;
import containers.calls.CloneFlag;
import containers.launch.LaunchPlan;
import containers.namespaces.NamespaceCalls;
import containers.namespaces.User;
import containers.rootfs.Mount;
import containers.rootfs.RootFilesystem;
import containers.runner.ChangedHost;
import containers.runner.NothingLeft;
import containers.runner.RootCopy;
import containers.runner.Run;
import containers.runner.RunnerProcess;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import containers.testing.OnceIsEnough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Programs that were compiled, where all is as it was and where something isn't. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class CompilationTests {

    private static final User CURRENT = User.current();
    private static final int NOBODY = 65534;

    /** Which of the standard signals are ignored. */
    private static final String IGNORED = "echo $((0x$(grep SigIgn /proc/self/status | cut -f 2) & 0x7fffffff))";

    @TempDir
    private Path directory;

    @Test
    void itRunsAnyNumberOfTimesAndAtOnce() throws IOException {
        Path program = compile("--", "/bin/sh", "-c", "hostname; exit 7");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            processes.add(new ProcessBuilder(program.toString()).start());
        }

        Set<String> hostnames = new HashSet<>();
        for (Process process : processes) {
            hostnames.add(new String(process.getInputStream().readAllBytes(), UTF_8));
            assertThat(RunnerProcess.waitFor(process)).isEqualTo(7);
        }
        assertThat(hostnames)
                .as("each has a name of its own")
                .hasSize(8)
                .allMatch(name -> name.matches("[0-9a-f]{12}\n"));
    }

    @Test
    void itsEndsAreThoseOfRun() throws IOException {
        assertThat(run(compile("--", "/no/such")))
                .isEqualTo(new Run(
                        127,
                        "",
                        "contain: '/no/such' isn't in the container (or the interpreter that it names isn't):"
                                + " ENOENT (No such file or directory)\n"));
        assertThat(run(compile("--", "/etc/passwd")).status()).isEqualTo(126);
        assertThat(run(compile("--", "/bin/sh", "-c", "kill -9 $$; exit 3")).status())
                .as("PID 1 gets no signal of its own")
                .isEqualTo(3);
    }

    @Test
    void wordsThatItsCommandWouldNotGet() throws IOException {
        Path program = compile("--", "/bin/echo", "whole");
        String refused = "contain: this program takes no arguments: its command has those that it was compiled with;"
                + " ./contain compile again for others\n";

        for (String words : List.of("x", "''", "-- x", "--help")) {
            assertThat(RunnerProcess.run(script("exec \"$0\" " + words, program)))
                    .as(words)
                    .isEqualTo(new Run(125, "", refused));
        }
        for (String name : List.of("x", "''", "--", "x".repeat(5000))) {
            assertThat(RunnerProcess.run(
                            new ProcessBuilder("bash", "-c", "exec -a " + name + " \"$0\"", program.toString())))
                    .as(name)
                    .isEqualTo(new Run(0, "whole\n", ""));
        }
    }

    @Test
    void aTerminalThatItWasCompiledWith() throws IOException {
        assertThat(run(compile("-t", "--", "/bin/true")))
                .isEqualTo(new Run(
                        125,
                        "",
                        "contain: this program was compiled for a terminal (-t, process.terminal), and standard input is none"
                                + " here (or this runs in the background)\n"));
    }

    /** What runc spec writes, with another command. */
    @Test
    void aBundleAsAProgram() throws IOException {
        Path bundle = Files.createDirectory(directory.resolve("bundle"));
        ConfigurationFile file = ConfigurationFile.in(
                bundle, "/bin/sh", "-c", "hostname; grep -c . /proc/self/mountinfo; ulimit -n; exit 7");
        file.write();

        Run run = run(compile("--bundle", bundle.toString()));

        assertThat(run).isEqualTo(Run.of("run", "--bundle", bundle.toString()));
        assertThat(run.status()).isEqualTo(7);
        assertThat(run.out()).startsWith("runc\n").endsWith("\n1024\n");

        file.with("process.terminal", "true").write();
        assertThat(run(compile("--bundle", bundle.toString())).err())
                .startsWith("contain: this program was compiled for a terminal");
    }

    @Test
    void aBundleThatNeedsJava() throws IOException {
        ConfigurationFile file = ConfigurationFile.in(directory, "/bin/true");
        assertRefused(
                file.with("linux.devices", "[{'path': '/dev/kmsg', 'type': 'c', 'major': 1, 'minor': 11}]"),
                "contain: config.json: linux.devices needs Java at each start");
        if (CURRENT.isRoot()) {
            assertRefused(
                    file.without("linux.devices")
                            .with("linux.namespaces", "[{'type': 'mount'}, {'type': 'network'}]")
                            .without("hostname")
                            .without("mounts"),
                    "contain: config.json: linux.namespaces has none of type pid");
        }
    }

    private void assertRefused(ConfigurationFile file, String line) throws IOException {
        Path program = directory.resolve("program");
        Run run = Run.of(
                "compile", "-o", program.toString(), "--bundle", file.write().toString());

        assertThat(run.err()).startsWith(line).containsOnlyOnce("\n");
        assertThat(run.status()).isEqualTo(125);
        assertThat(program).doesNotExist();
    }

    /** What the one who starts it has set, closed or used up isn't the container's. */
    @Test
    void whoeverStartsIt() throws IOException {
        Path program = compile("--", "/bin/sh", "-c", "env | wc -l; ulimit -Sn; " + IGNORED + "; exit 4");
        String expected = "4\n64\n0\n"; // PWD is the shell's own

        ProcessBuilder builder = script("ulimit -Sn 64; trap '' CHLD HUP INT QUIT TERM PIPE; exec \"$0\"", program);
        for (int i = 0; i < 10_000; i++) {
            builder.environment().put("V" + i, "value");
        }
        assertThat(RunnerProcess.run(builder)).isEqualTo(new Run(4, expected, ""));
        assertThat(RunnerProcess.run(script("exec \"$0\" <&- >&- 2>&-", program))
                        .status())
                .isEqualTo(4);
    }

    /** A file that is running can't be written to; it is replaced. */
    @Test
    void itIsReplacedWhileItRuns() throws IOException {
        Path program = compile("--", "/bin/cat");
        Process running = new ProcessBuilder(program.toString()).start();

        assertThat(run(compile("--", "/bin/echo", "new")).out()).isEqualTo("new\n");

        running.getOutputStream().write('x');
        running.getOutputStream().close();
        assertThat(new String(running.getInputStream().readAllBytes(), UTF_8)).isEqualTo("x");
        assertThat(RunnerProcess.waitFor(running)).isZero();
    }

    @Test
    void onAnotherHost() throws IOException {
        Path program = compile("-e", "SECRET=word", "-eSECOND=word", "--", "/bin/echo", "it's");
        LaunchPlan plan = new LaunchPlan();
        plan.namespaces().add(CloneFlag.CLONE_NEWUTS);
        ownMounts(plan);
        plan.child().add(NamespaceCalls.sethostname("another"));
        if (Files.exists(Path.of("/etc/machine-id"))) {
            Path id = Files.writeString(directory.resolve("id"), "0123456789abcdef0123456789abcdef\n");
            Mount.bind(id.toString(), "/etc/machine-id").addTo(plan.child());
        }

        Run refused = refused(plan, program, "it was compiled on another host");

        assertThat(refused.out())
                .as("what the variables hold is nobody else's")
                .endsWith("./contain compile -o " + program
                        + " -e SECRET=\"$SECRET\" -eSECOND=\"$SECOND\" -- /bin/echo 'it'\\''s'\n");
    }

    /** setarch(8) has the kernel say that it is an older one. */
    @Test
    void onAnotherKernel() throws IOException {
        Path program = compile("--", "/bin/true");

        Run run = RunnerProcess.run(script("exec setarch --uname-2.6 \"$0\"", program));

        assertThat(run.err())
                .startsWith(
                        "contain: this program can't run here: the kernel isn't the one that it was compiled for\n");
        assertThat(run.status()).isEqualTo(125);
    }

    @Test
    @Needs(Feature.ROOT)
    void forAnotherUser() throws IOException {
        Path program = compile("--", "/bin/true");
        for (Path path : List.of(directory, program)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        LaunchPlan plan = new LaunchPlan();
        plan.child().add(NamespaceCalls.setresgid(NOBODY));
        plan.child().add(NamespaceCalls.setresuid(NOBODY));

        refused(plan, program, "it was compiled for the user 0");
    }

    /** In a user namespace it is somebody else, too. */
    @Test
    void forAnotherNumber() throws IOException {
        Path program = compile("--", "/bin/true");
        LaunchPlan plan = new LaunchPlan();
        ChangedHost.becomeUser(plan, CURRENT.uid() + 1);

        refused(plan, program, "it was compiled for the user " + CURRENT.uid());
    }

    @Test
    @Needs(Feature.CONTROL_GROUPS)
    void withoutItsControlGroups() throws IOException {
        Path program = compile("--pids-limit", "20", "--", "/bin/true");
        LaunchPlan plan = new LaunchPlan();
        ownMounts(plan);
        Mount.of("tmpfs", "/sys/fs/cgroup", "tmpfs").addTo(plan.child());

        refused(plan, program, "the control groups aren't where they were");
    }

    @Test
    void withoutItsRoot() throws IOException {
        Path root = RootCopy.in(Files.createDirectory(directory.resolve("root")));
        Path program = compile("--rootfs", root.toString(), "--", "/bin/sh", "-c", "exit 3");
        assertThat(run(program).status()).isEqualTo(3);

        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        moveAll(root, elsewhere);
        Files.delete(root);
        assertMissesItsRoot(program, root);

        Files.createDirectory(root); // which gets the old one's number, on most filesystems
        moveAll(elsewhere, root);
        assertMissesItsRoot(program, root);
    }

    private static void moveAll(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.move(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    @OnceIsEnough
    void toAFullDisk() throws IOException {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        LaunchPlan plan = new LaunchPlan();
        ownMounts(plan);
        Mount.of("tmpfs", disk.toString(), "tmpfs").with("size=8k").addTo(plan.child());
        String list = "\"$@\"; echo $?; ls -A " + disk;
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", list, "sh"));
        command.addAll(RunnerProcess.inPlace("compile", "-o", disk + "/program", "--", "/bin/true"));

        Run run = ChangedHost.run(plan, command);

        assertThat(run.out())
                .isEqualTo("contain: -o " + disk + "/program can't be written: No space left on device\n125\n");
    }

    private static void assertMissesItsRoot(Path program, Path root) {
        Run run = run(program);

        assertThat(run.status()).isEqualTo(125);
        assertThat(run.err())
                .startsWith("contain: this program can't run here: its root filesystem " + root
                        + " isn't there any more, or is another\ncontain: Compile it again: ./contain compile -o ");
    }

    private static Run refused(LaunchPlan plan, Path program, String reason) {
        Run run = ChangedHost.run(plan, List.of(program.toString()));

        assertThat(run.out())
                .startsWith("contain: this program can't run here: " + reason + "\ncontain: Compile it again: ")
                .hasLineCount(2);
        assertThat(run.status()).isEqualTo(125);
        return run;
    }

    /** Mounts that only the plan's child sees. Who isn't root may make some in a user namespace, and stays who he is. */
    private static void ownMounts(LaunchPlan plan) {
        plan.namespaces().add(CloneFlag.CLONE_NEWNS);
        if (!CURRENT.isRoot()) {
            ChangedHost.becomeUser(plan, CURRENT.uid());
        }
        RootFilesystem.makePrivate(plan.child());
    }

    private Path compile(String... words) {
        Path program = directory.resolve("program");
        List<String> all = new ArrayList<>(List.of("compile", "-o", program.toString()));
        all.addAll(List.of(words));
        assertThat(Run.of(all)).isEqualTo(new Run(0, "", ""));
        return program;
    }

    private static Run run(Path program) {
        return RunnerProcess.run(new ProcessBuilder(program.toString()));
    }

    private static ProcessBuilder script(String script, Path program) {
        return new ProcessBuilder("/bin/sh", "-c", script, program.toString());
    }
}
