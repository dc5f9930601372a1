package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.kernel.CallList;
import containers.kernel.FileCalls;
import containers.kernel.Signal;
import containers.kernel.SystemCallException;
import containers.testing.HostUntouched;
import containers.testing.OtherJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(HostUntouched.class)
class GateTests {

    @TempDir
    private Path directory;

    private final Launcher launcher = new Launcher();

    @AfterEach
    void close() {
        launcher.close();
    }

    @Test
    void theChildWaitsUntilItsParentHasMadeItsCalls() {
        String made = directory.resolve("made").toString();
        LaunchPlan plan = Plans.of("test", "-d", made);
        plan.meanwhile(pid -> {
            CallList calls = new CallList();
            calls.add(FileCalls.mkdirat(made, 0700));
            return calls;
        });

        assertThat(Plans.run(launcher, plan)).isEqualTo(new ExitStatus.Exited(0));
    }

    @Test
    void theChildThatWaitsIsStillACopyOfTheJvmWithoutItsSignalHandlers() {
        List<String> seen = new ArrayList<>();
        LaunchPlan plan = Plans.of("true");
        plan.meanwhile(pid -> {
            seen.addAll(lines(Path.of("/proc", pid, "status")));
            return new CallList();
        });

        assertThat(Plans.run(launcher, plan)).isEqualTo(new ExitStatus.Exited(0));

        assertThat(seen)
                .contains(
                        "Threads:\t1",
                        "SigCgt:\t0000000000000000",
                        "PPid:\t" + ProcessHandle.current().pid());
    }

    @Test
    void aCallOfTheParentThatFailsEndsTheChild() {
        LaunchPlan plan = Plans.of("touch", directory.resolve("never").toString());
        plan.meanwhile(pid -> {
            CallList calls = new CallList();
            calls.add(FileCalls.chdir("/no/such/directory"));
            return calls;
        });

        assertThatThrownBy(() -> launcher.launch(plan).close())
                .isInstanceOf(SystemCallException.class)
                .hasMessageStartingWith("chdir(");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aProgrammingErrorInTheParentEndsTheChild() {
        LaunchPlan plan = Plans.of("true");
        plan.meanwhile(pid -> {
            throw new AssertionError("in the parent");
        });

        assertThatThrownBy(() -> launcher.launch(plan).close()).hasMessage("in the parent");
    }

    @Test
    void aChildKilledWhileItWaitsNeverRunsItsProgram() {
        LaunchPlan plan = Plans.of("touch", directory.resolve("never").toString());
        plan.meanwhile(pid -> {
            ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroy();
            return new CallList();
        });

        try (Child child = launcher.launch(plan)) {
            assertThat(child.waitFor()).isEqualTo(new ExitStatus.Killed(Signal.SIGTERM.number()));
            assertThat(child.trace().lines()).last().asString().endsWith(" = ?");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void childrenThatWaitEndWhenTheirParentIsKilled() throws IOException, InterruptedException {
        Path never = directory.resolve("never");
        Process parent = OtherJvm.running(ManyAtTheGate.class, never.toString()).start();
        List<String> children = new ArrayList<>();
        try (BufferedReader output = parent.inputReader()) {
            for (int i = 0; i < ManyAtTheGate.CHILDREN; i++) {
                children.add(output.readLine());
            }
            assertThat(children).allMatch(GateTests::isRunning);
        } finally {
            parent.destroyForcibly().waitFor();
        }

        try {
            awaitEnd(children);
            assertThat(never).doesNotExist();
        } finally {
            children.forEach(
                    child -> ProcessHandle.of(Long.parseLong(child)).ifPresent(ProcessHandle::destroyForcibly));
        }
    }

    private static void awaitEnd(List<String> children) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (children.stream().anyMatch(GateTests::isRunning)) {
            assertThat(System.nanoTime()).as("still there: " + children).isLessThan(deadline);
            Thread.sleep(10);
        }
    }

    /** Whether there is such a process, and not just its exit status that nobody has asked for yet. */
    private static boolean isRunning(String pid) {
        Path status = Path.of("/proc", pid, "status");
        return Files.exists(status) && lines(status).stream().noneMatch(line -> line.startsWith("State:\tZ"));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException gone) {
            return List.of("State:\tZ");
        }
    }
}
