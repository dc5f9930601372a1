package containers.namespaces;

import static containers.kernel.Argument.number;
import static containers.kernel.Argument.text;
import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.ProcessCalls;
import containers.executable.ProgramFile;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.Kernel;
import containers.kernel.SystemCall;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.ExitStatus;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.program.Program;
import containers.testing.Attacks;
import containers.testing.CHeader;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A child looks for its caller's session keyring: with a small program, as a shell has no command for that.
 *
 * <p>The caller is a thread: credentials belong to a thread, so a new session keyring ends with it.
 */
@ExtendWith(HostUntouched.class)
class SessionKeyringTests {

    private static final String DECOY =
            "understanding-containers-decoy-" + ProcessHandle.current().pid();

    @TempDir
    private Path directory;

    /** A control: the program finds it. */
    @Test
    void aPlainChildInheritsItsCallers() throws Exception {
        LaunchPlan plan = new LaunchPlan();
        assertThat(endOf(plan)).hasToString("exited with status 0");
    }

    @Test
    @Attacks
    void aChildWithOneOfItsOwnDoesNotFindIt() throws Exception {
        LaunchPlan plan = new LaunchPlan();
        SessionKeyring.addTo(plan.child());
        assertThat(endOf(plan)).hasToString("exited with status 1");
    }

    @Test
    @Attacks
    void inAContainersNamespacesTheSame() throws Exception {
        Namespaces namespaces = Namespaces.ofContainer(User.current());
        LaunchPlan inherits = new LaunchPlan();
        namespaces.create(inherits, User.current());
        assertThat(endOf(inherits)).hasToString("exited with status 0");

        assertThat(launch(Step02Namespaces.plan(lookingProgram()))).hasToString("exited with status 1");
    }

    @Test
    @Needs(Feature.KERNEL_HEADERS)
    void theOperationsHaveTheirNumbers() {
        for (Call call : List.of(KeyCalls.keyctl_join_session_keyring(), KeyCalls.keyctl_capabilities())) {
            Argument.Word operation = (Argument.Word) call.arguments().get(0);
            assertThat(CHeader.constants("linux/keyctl.h")).containsEntry(operation.text(), operation.value());
        }
    }

    private ExitStatus endOf(LaunchPlan plan) throws Exception {
        lookingProgram().addTo(plan.child());
        return launch(plan);
    }

    /** Launched by a thread whose session keyring is the decoy. */
    private static ExitStatus launch(LaunchPlan plan) throws Exception {
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try {
            return caller.submit(() -> {
                        Kernel.call(keyctl(1, "KEYCTL_JOIN_SESSION_KEYRING", text(DECOY)));
                        try (Child child = new Launcher().launch(plan)) {
                            return child.waitFor();
                        }
                    })
                    .get();
        } finally {
            caller.shutdown();
        }
    }

    /** Ends with status 0 when the decoy is its session keyring, or is in it; otherwise with 1. */
    private Command lookingProgram() throws IOException {
        CallList calls = new CallList();
        calls.add(keyctl(
                10,
                "KEYCTL_SEARCH",
                new Argument.Word(-3, "KEY_SPEC_SESSION_KEYRING"),
                text("keyring"),
                text(DECOY),
                number(0)));
        calls.add(ProcessCalls.exit_group(0));
        Path program = directory.resolve("look");
        Files.write(program, ProgramFile.of(Program.of(calls)).content());
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return Command.of(program.toString());
    }

    private static Call keyctl(int operation, String name, Argument... arguments) {
        Argument[] all = new Argument[arguments.length + 1];
        all[0] = new Argument.Word(operation, name);
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Call.of(SystemCall.KEYCTL, all);
    }
}
