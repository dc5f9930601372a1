package containers.benchmark;

import containers.cgroups.ControlGroup;
import containers.launch.Child;
import containers.launch.ExitStatus;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.runner.MeasuredContainer;
import java.nio.file.Path;

/** Launches one container after another. */
final class Launches implements AutoCloseable {

    private final Launcher launcher = new Launcher();
    private final Path root;

    Launches(Path root) {
        this.root = root;
    }

    /** A container that is planned once, and launched as often as one likes. */
    final class Planned {

        private final ControlGroup group;
        private final LaunchPlan plan;

        Planned(Variant variant) {
            group = variant.group();
            plan = MeasuredContainer.plan(root, group, TinyRoot.COMMAND);
        }

        /** Carries out the plan, waits for the program's end and removes the group. */
        void launch() {
            try (group) {
                runToEnd(plan);
            }
        }
    }

    /** All that a run of a container needs: describes its group, plans it, writes its group down, and launches it. */
    void launchAnew(Variant variant) {
        try (ControlGroup group = variant.group()) {
            LaunchPlan plan = MeasuredContainer.plan(root, group, TinyRoot.COMMAND);
            group.register();
            runToEnd(plan);
        }
    }

    /** Launches a container and waits for its end. */
    void runToEnd(LaunchPlan plan) {
        try (Child child = launcher.launch(plan)) {
            ExitStatus status = child.waitFor();
            if (status.shellStatus() != 0) {
                throw new IllegalStateException("the container " + status);
            }
        }
    }

    @Override
    public void close() {
        launcher.close();
    }
}
