package containers.rootfs;

import static org.assertj.core.api.Assertions.assertThat;

import containers.hostroot.HostRoot;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.ExitStatus;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.testing.HostUntouched;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The classic escape, against both ways to change the root directory. */
@ExtendWith(HostUntouched.class)
class ChrootEscapeTests {

    private static final int OUT = 0;
    private static final int STILL_INSIDE = 1;

    private static Path root;

    @BeforeAll
    static void build() throws IOException {
        root = HostRoot.inUserCache().directory();
    }

    @Test
    void chrootIsEscaped() {
        LaunchPlan plan = Plans.before(root, RootFilesystem.Use.LAYERED);
        RootFilesystem.change(plan.child());

        assertThat(escape(plan)).isEqualTo(new ExitStatus.Exited(OUT));
    }

    /** One of its own: the escape leaves files in it, which others would find in the one that is shared. */
    @Test
    void chrootIntoADirectoryOfTheHostsIsEscaped(@TempDir Path cache) throws IOException {
        Path own = new HostRoot(cache).directory();
        LaunchPlan plan = Plans.before(own, RootFilesystem.Use.PERSISTENT);
        RootFilesystem.change(plan.child());

        assertThat(escape(plan)).isEqualTo(new ExitStatus.Exited(OUT));
        assertThat(own.resolve("tmp/below")).isEmptyDirectory();
    }

    @Test
    void pivotRootIsnt() {
        assertThat(escape(Plans.pivoted(root, RootFilesystem.Use.LAYERED)))
                .as("a program tries to escape; 0 says that it found the host's files")
                .isEqualTo(new ExitStatus.Exited(STILL_INSIDE));
    }

    /** Until the old root is let go, a path that goes up from the root ends in it: so nothing may run before that. */
    @Test
    void pivotRootAloneLeavesTheHostInReach() {
        LaunchPlan plan = Plans.before(root, RootFilesystem.Use.LAYERED);
        RootFilesystem.pivot(plan.child());

        assertThat(goUp(plan)).isEqualTo(new ExitStatus.Exited(OUT));
    }

    @Test
    void noPathGoesUpFromTheRoot() {
        assertThat(goUp(Plans.pivoted(root, RootFilesystem.Use.LAYERED)))
                .as("a program looks for the host's /proc behind /..; 0 says that it found it")
                .isEqualTo(new ExitStatus.Exited(STILL_INSIDE));
    }

    private static ExitStatus goUp(LaunchPlan plan) {
        // In the container's own, /proc is an empty directory.
        Command.of("/bin/sh", "-c", "[ -e /../proc/self ]").addTo(plan.child());
        return run(plan);
    }

    private static ExitStatus escape(LaunchPlan plan) {
        ChrootEscape.addTo(plan.child(), "[ -d '" + root + "' ]");
        Command.of(ChrootEscape.PATH).addTo(plan.child());
        return run(plan);
    }

    private static ExitStatus run(LaunchPlan plan) {
        try (Child child = new Launcher().launch(plan)) {
            return child.waitFor();
        }
    }
}
