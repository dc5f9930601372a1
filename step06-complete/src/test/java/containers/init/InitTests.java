package containers.init;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.CredentialCalls;
import containers.calls.Signal;
import containers.calls.WaitCalls;
import containers.cgroups.ControlGroup;
import containers.container.Containers;
import containers.executable.ProgramFile;
import containers.kernel.CallList;
import containers.kernel.SystemCall;
import containers.launch.LaunchPlan;
import containers.monitor.InPlace;
import containers.monitor.Launch;
import containers.monitor.Monitor;
import containers.namespaces.User;
import containers.program.Program;
import containers.program.Row;
import containers.runner.LaunchProgram;
import containers.runner.NothingLeft;
import containers.runner.Run;
import containers.runner.RunnerProcess;
import containers.start.Inherited;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.InCi;
import containers.testing.Needs;
import containers.testing.OnceIsEnough;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A container whose first process is ours. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
@Timeout(600)
class InitTests {

    /**
     * Tells what became of a process whose parent has ended, if PID 1 is a program that waits for nobody. It ends when
     * that program is there, and has opened what is told: the shell before it waits for all.
     */
    private static final String ORPHAN =
            "mkfifo /tmp/told /tmp/go; (read go </tmp/go & echo $! >/tmp/orphan); read orphan </tmp/orphan;"
                    + " (echo >/tmp/go; i=0; while [ -e /proc/$orphan ] && [ $((i += 1)) -le 100 ]; do sleep 0.02; done;"
                    + " grep State /proc/$orphan/status || echo gone) 2>/dev/null >/tmp/told & exec cat /tmp/told";

    @TempDir
    private Path directory;

    @Test
    void itsProgramIsSmall() {
        assertThat(InitProgram.program().rows()).hasSizeLessThan(20);
        assertThat(ProgramFile.of(InitProgram.program()).content()).hasSizeLessThan(3 * 4096);
    }

    @Test
    void theCommandIsTheSecondProcessInAGroupOfItsOwn() {
        Run run = Run.script(
                "read pid name state parent group rest </proc/self/stat; echo $pid $parent $group;"
                        + " cat /proc/1/comm; ls /proc/1/fd",
                "--init");

        assertThat(run.out()).isEqualTo("2 1 2\ninit\n");
        assertThat(run.status()).isZero();
    }

    @Test
    void itEndsAsTheCommand() {
        for (int status : new int[] {0, 1, 7, 125, 255}) {
            assertThat(Run.script("exit " + status, "--init").status()).isEqualTo(status);
        }
        for (Signal signal : List.of(Signal.SIGTERM, Signal.SIGKILL, Signal.SIGUSR1)) {
            String kill = "kill -" + signal.number() + " $$";
            assertThat(Run.script(kill, "--init").status()).isEqualTo(128 + signal.number());
            assertThat(Run.script(kill + "; exit 3").status()).as("PID 1").isEqualTo(3);
        }
    }

    @Test
    @InCi
    void whoHasNoParentIsWaitedFor() {
        assertThat(Run.script(ORPHAN, "--init").out()).isEqualTo("gone\n");
        assertThat(Run.script(ORPHAN).out()).as("without").isEqualTo("State:\tZ (zombie)\n");
    }

    /** More than one end is one signal: hundreds, and the command's among them. */
    @Test
    void manyEndAtOnce() {
        String many = "i=0; while [ $((i += 1)) -le 300 ]; do (: & :) & done; wait; exit 9";

        assertThat(Run.script(many, "--init").status()).isEqualTo(9);
    }

    /** Without, it would be lost: the kernel keeps from PID 1 what it has no handler for. */
    @Test
    @OnceIsEnough
    void aSignalIsTheCommands() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                RunnerProcess.inPlace("run", "--init", "--", "/bin/sh", "-c", "echo ready; exec sleep 300"));
        Process runner = builder.redirectErrorStream(true).start();
        try (BufferedReader output = runner.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("ready");
            assertThat(runner.toHandle().destroy()).isTrue();
            assertThat(output.readLine()).isNull();
            assertThat(runner.waitFor()).isEqualTo(128 + Signal.SIGTERM.number());
        } finally {
            runner.destroyForcibly();
        }
    }

    @Test
    void aCommandThatCantBeRunIsToldOf() {
        assertThat(Run.of("run", "--init", "--", "no-such").err()).matches("contain: 'no-such' isn't in [^\n]*\n");
        assertThat(Run.of("run", "--init", "--", "no-such").status()).isEqualTo(127);
        assertThat(Run.of("run", "--init", "--", "/etc/passwd").status()).isEqualTo(126);
        assertThat(Run.of("run", "--init", "-w", "/no/such", "--", "true").status())
                .isEqualTo(125);
    }

    @Test
    @Needs(Feature.CONTROL_GROUPS)
    void itNeedsAProcessMore() {
        Run run = Run.of("run", "--init", "--pids-limit", "1", "--", "true");

        // Where there is a user namespace, more than one is needed anyway.
        String said = User.current().isRoot() ? "its init needs a process besides" : "--pids-limit 1: ";
        assertThat(run.err()).startsWith("contain: " + said).hasLineCount(1);
        assertThat(run.status()).isEqualTo(125);
    }

    // tag::turn[]
    /**
     * Before PID 1 is another program, it shares the monitor's memory. Here it takes its time; and the command would see it
     * there, if it didn't wait for its turn.
     */
    @Test
    void theCommandWaitsUntilPid1HasLeftTheMonitorsMemory() throws IOException {
        assertThat(firstProgramSeen(false)).isEqualTo("/memfd:init (deleted)");
        assertThat(firstProgramSeen(true))
                .as("the decoy")
                .doesNotContain("init")
                .isNotEmpty();
    }
    // end::turn[]

    private String firstProgramSeen(boolean withoutTurn) throws IOException {
        try (ControlGroup group = Containers.withoutLimits()) {
            group.prepare();
            LaunchPlan plan = Containers.planWithInit(group, "/bin/readlink", "/proc/1/exe");
            Launch slow = changed(plan, withoutTurn);
            InPlace front = new InPlace(Inherited.now(), Optional.empty(), false);
            Program program = Monitor.program(slow, front, Inherited.now());
            Process process = new ProcessBuilder(
                            LaunchProgram.file(directory, program).toString())
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static Launch changed(LaunchPlan plan, boolean withoutTurn) {
        return (Launch) Proxy.newProxyInstance(
                Launch.class.getClassLoader(),
                new Class<?>[] {Launch.class},
                (any, method, arguments) -> switch (method.getName()) {
                    case "init" -> afterAPause(plan.init());
                    case "child" -> withoutTurn ? withoutTurn(plan.child()) : plan.child();
                    default -> method.invoke(plan, arguments);
                });
    }

    private static CallList afterAPause(CallList init) {
        CallList calls = new CallList();
        calls.attempt(WaitCalls.ppoll(WaitCalls.pollfds(1, "[]"), 100_000_000));
        init.rows().forEach(row -> calls.add(row.call()));
        return calls;
    }

    /** The read behind {@code clone}, which waits, becomes a call that doesn't. */
    private static CallList withoutTurn(CallList child) {
        CallList calls = new CallList();
        boolean cloned = false;
        for (CallList.Row row : child.rows()) {
            boolean turn = cloned && row.call().name() == SystemCall.READ;
            if (row.mayFail()) {
                calls.attempt(row.call());
            } else {
                calls.add(turn ? CredentialCalls.getpid() : row.call());
            }
            cloned |= row.call().name() == SystemCall.CLONE;
        }
        return calls;
    }

    @Test
    void onlyTheBirthOfTheSecondProcessIsABranch() throws IOException {
        try (ControlGroup group = Containers.withoutLimits()) {
            Program program = LaunchProgram.of(Containers.planWithInit(group, "/bin/true"));

            assertThat(program.branches(Monitor.CHILD))
                    .extracting(row -> row.call().name())
                    .filteredOn(name -> name != SystemCall.CLONE3) // which a user namespace brings along
                    .containsExactly(SystemCall.CLONE);
            assertThat(program.branches(Monitor.INIT)).isEmpty();
        }
    }

    /** All but three, of which one is enough. */
    @Test
    void whatIsRefusedIsToldOf() throws IOException {
        List<String> passed = new ArrayList<>();
        try (ControlGroup group = Containers.withoutLimits()) {
            group.prepare();
            Program program = LaunchProgram.of(Containers.planWithInit(group, "/bin/true"));
            for (Row row : program.rows()) {
                if (row.part().title().startsWith("its init")) {
                    Path file = LaunchProgram.file(directory, program);
                    LaunchProgram.breakRow(file, program, row);
                    Run run = RunnerProcess.run(new ProcessBuilder(file.toString()));
                    if (run.status() == 0) {
                        passed.add(row.call().name().toString());
                    } else {
                        assertThat(run.err()).matches("contain: [^\n]+ENOSYS[^\n]+\n");
                        assertThat(run.status()).isEqualTo(125);
                    }
                }
            }
        }
        assertThat(passed).containsExactly("memfd_create", "dup3", "close");
    }
}
