package containers.launch;

import containers.pipes.Pipe;

/** Plans for tests, and what their children say. */
final class Plans {

    private Plans() {}

    static LaunchPlan of(Command command) {
        LaunchPlan plan = new LaunchPlan();
        command.addTo(plan.child());
        return plan;
    }

    static LaunchPlan of(String... arguments) {
        return of(Command.of(arguments));
    }

    /** What the command writes to its stdout. */
    static String output(Launcher launcher, Command command) {
        try (Pipe stdout = new Pipe();
                Child child = launcher.writingTo(stdout).launch(of(command))) {
            stdout.closeWriteEnd();
            String output = stdout.readAll();
            child.waitFor();
            return output;
        }
    }

    static ExitStatus run(Launcher launcher, LaunchPlan plan) {
        try (Child child = launcher.launch(plan)) {
            return child.waitFor();
        }
    }
}
