package containers.compile;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.CloneFlag;
import containers.launch.LaunchPlan;
import containers.rootfs.Mount;
import containers.rootfs.RootFilesystem;
import containers.runner.ChangedHost;
import containers.runner.NothingLeft;
import containers.runner.Run;
import containers.runner.RunnerProcess;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A compiled program where little is allowed: it has no Java that could explain it, and says which limit it was. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class NoRoomTests {

    private static final int MOST_FILES = 20;

    @TempDir
    private Path directory;

    private Path program;

    @BeforeEach
    void compile() {
        program = directory.resolve("program");
        Run run = Run.of("compile", "-o", program.toString(), "--", "/bin/grep", "SigBlk", "/proc/self/status");
        assertThat(run).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void fewFilesCanBeOpen() {
        List<String> lines = new ArrayList<>();
        for (int files = 3; files <= MOST_FILES; files++) {
            Run run = script("ulimit -n " + files + "; exec \"$0\"");

            if (run.status() != 0) {
                lines.add(run.err());
                assertThat(run.status()).isEqualTo(125);
            }
        }
        assertThat(lines)
                .hasSizeBetween(1, MOST_FILES - 5)
                .allMatch(line -> line.matches("contain: .*\\(ulimit -n\\).*: E[A-Z]+ \\(.*\\)\n"));
    }

    /** By itself the kernel would end it without a word. What is blocked for that isn't the container's. */
    @Test
    void noFileMayGrow() {
        assertThat(script("{ (ulimit -f 0; exec \"$0\" 2>&1); echo $?; } | cat").out())
                .isEqualTo(
                        "contain: a compiled program runs from memory, and there is no room for it (ulimit -f, and the"
                                + " memory that is left)\n125\n");
        assertThat(script("exec \"$0\"")).isEqualTo(new Run(0, "SigBlk:\t0000000000000000\n", ""));
    }

    /** Root may have as many processes as it likes. */
    @Test
    @Needs(Feature.NOT_ROOT)
    void noOtherProcessMayBe() {
        Run run = RunnerProcess.run(
                new ProcessBuilder("/bin/bash", "-c", "ulimit -u 1; exec \"$0\"", program.toString()));

        assertThat(run.err()).matches("contain: clone3\\(.*\\(ulimit -u, or .*\\): EAGAIN \\(.*\\)\n");
        assertThat(run.status()).isEqualTo(125);
    }

    @Test
    @Needs(Feature.ROOT)
    void procIsNotMounted() {
        LaunchPlan plan = new LaunchPlan();
        plan.namespaces().add(CloneFlag.CLONE_NEWNS);
        RootFilesystem.makePrivate(plan.child());
        Mount.cover("/proc").addTo(plan.child()); // in place of umount2: there may be another one below

        Run run = ChangedHost.run(plan, List.of(program.toString()));

        assertThat(run)
                .isEqualTo(new Run(
                        125,
                        "contain: /proc isn't mounted, where a compiled program gets its name from (as root, mount -t proc"
                                + " proc /proc): ENOENT (No such file or directory)\n",
                        ""));
    }

    private Run script(String script) {
        return RunnerProcess.run(new ProcessBuilder("/bin/sh", "-c", script, program.toString()));
    }
}
