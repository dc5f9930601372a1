package containers.benchmark;

import containers.cgroups.ControlGroup;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.ExitStatus;
import containers.launch.LaunchFailedException;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.program.Program;
import java.nio.file.Path;
import java.util.List;

/** Launches one container after another beside this JVM, with the control groups that {@code ./contain run} makes. */
final class Launches {

    private final Launcher launcher = new Launcher();
    private final Path root;

    Launches(Path root) {
        this.root = root;
    }

    /** A fresh group, without limits: for root one that counts, for others none. */
    static ControlGroup group() {
        return ControlGroup.of(List.of());
    }

    LaunchPlan plan(ControlGroup group, Command command) {
        return MeasuredContainer.plan(root, group, command);
    }

    /** A plan that can be launched again and again, one launch after the other. */
    LaunchPlan plan(Command command) {
        ControlGroup group = group();
        group.prepare();
        return plan(group, command);
    }

    /** The program that such a plan becomes. */
    Program program(Command command) {
        return launcher.program(plan(command));
    }

    /** All that a run of a container needs: describes its group, plans it, and launches it. */
    void launchAnew() {
        try (ControlGroup group = group()) {
            runToEnd(plan(group, TinyRoot.TRUE));
        }
    }

    /** Launches a container and waits for its end. When this returns, everything is cleaned up. */
    void runToEnd(LaunchPlan plan) {
        try (Child child = launcher.launch(plan)) {
            ExitStatus status = child.waitFor();
            if (status.shellStatus() != 0) {
                throw new IllegalStateException("the container " + status);
            }
        }
    }

    /** Launches a container that can't be. */
    void runToFailure(LaunchPlan plan) {
        try (Child child = launcher.launch(plan)) {
            throw new IllegalStateException("a launch succeeded that was to fail: " + child.pid());
        } catch (LaunchFailedException expected) {
            // That is what was asked for.
        }
    }
}
