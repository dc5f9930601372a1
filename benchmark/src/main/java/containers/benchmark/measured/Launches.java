package containers.benchmark.measured;

import containers.cgroups.ControlGroup;
import containers.container.Container;
import containers.devices.DeviceAccess;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.ExitStatus;
import containers.launch.LaunchFailedException;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.launch.PreparedLaunch;
import containers.program.Program;
import containers.spec.Resources;
import java.nio.file.Path;

/** Launches one container after another beside this JVM, with the control groups that {@code ./contain run} makes. */
public final class Launches {

    private final Launcher launcher = new Launcher();
    private final Path root;

    public Launches(Path root) {
        this.root = root;
    }

    /** A fresh group with no limits but the usual one of processes. */
    public static ControlGroup group() {
        return DeviceAccess.group(Resources.USUAL.limits(), Container.freshId());
    }

    public LaunchPlan plan(ControlGroup group, Command command) {
        return MeasuredContainer.plan(root, group, command);
    }

    /** A launch that can be repeated, one after the other. */
    public PreparedLaunch prepared(Command command) {
        return launcher.prepare(plan(command));
    }

    /** The program that is started each time. */
    public Program program(Command command) {
        return launcher.program(plan(command));
    }

    private LaunchPlan plan(Command command) {
        ControlGroup group = group();
        group.prepare();
        return plan(group, command);
    }

    /** All that a run of a container needs: describes its group, plans it, and launches it. */
    public void launchAnew() {
        try (ControlGroup group = group()) {
            group.prepare();
            runToEnd(plan(group, TinyRoot.TRUE));
        }
    }

    public void runToEnd(LaunchPlan plan) {
        try (PreparedLaunch prepared = launcher.prepare(plan)) {
            runToEnd(prepared);
        }
    }

    public void runToFailure(LaunchPlan plan) {
        try (PreparedLaunch prepared = launcher.prepare(plan)) {
            runToFailure(prepared);
        }
    }

    /** Launches a container and waits for its end. When this returns, everything is cleaned up. */
    public void runToEnd(PreparedLaunch launch) {
        try (Child child = launch.launch()) {
            ExitStatus status = child.waitFor();
            if (status.shellStatus() != 0) {
                throw new IllegalStateException("the container " + status);
            }
        }
    }

    /** Launches a container that can't be. */
    public void runToFailure(PreparedLaunch launch) {
        try (Child child = launch.launch()) {
            throw new IllegalStateException("a launch succeeded that was to fail: " + child.pid());
        } catch (LaunchFailedException expected) {
            // That is what was asked for.
        }
    }
}
