package containers.launch;

import containers.program.ProgramText;
import java.util.List;
import java.util.Map;

/** Step 1: starts children, and shows what they are given, how they end, and what the kernel was asked for. */
public final class Step01ForkExec {

    private static final Command EXIT_42 = Command.of("/bin/sh", "-c", "exit 42");

    private final Launcher launcher;

    private Step01ForkExec(Launcher launcher) {
        this.launcher = launcher;
    }

    /** Takes no arguments. */
    public static void main(String[] args) {
        Step01ForkExec step = new Step01ForkExec(new Launcher());
        step.showProcessIds();
        step.showWhatIsPassed();
        step.showEnds();
        step.showFailure();
        step.showCalls();
    }

    private void showProcessIds() {
        say("Step 1: start a child process and wait for its end. This JVM has PID "
                + ProcessHandle.current().pid() + ".");
        run(Command.of("sh", "-c", "echo \"  child:  my PID is $$, my parent's is $PPID\""));
    }

    private void showWhatIsPassed() {
        say("");
        say("It is given its arguments, environment and working directory, and inherits no other:");
        run(Command.of("printf", "  child:  argument '%s'\\n", "one", "two words"));
        run(new Command(List.of("env"), Map.of("  child:  GREETING", "hello"), "/"));
        run(new Command(List.of("sh", "-c", "echo \"  child:  working in $(pwd)\""), Map.of(), "/tmp"));
    }

    private void showEnds() {
        say("");
        say("The kernel keeps how a child ended until the parent asks:");
        say("  parent: 'exit 42' " + run(EXIT_42));
        say("  parent: 'kill -TERM $$' " + run(Command.of("sh", "-c", "kill -TERM $$")));
    }

    private void showFailure() {
        say("");
        say("A child that can't run its program ends. Its parent reads which call failed, and why:");
        try {
            run(Command.of("/no/such/program"));
        } catch (LaunchFailedException refused) {
            say("  parent: " + refused.getMessage());
        }
    }

    private void showCalls() {
        List<String> lines = new ProgramText(launcher.program(plan(EXIT_42))).lines();
        say("");
        say("The calls that start 'exit 42'. This JVM wrote them down; they were made without Java:");
        lines.stream()
                .dropWhile(line -> !line.contains("clone3("))
                .takeWhile(line -> !line.startsWith("waiting"))
                .forEach(Step01ForkExec::say);
        say("The rows before and behind these get ready, wait for the child's end, and report.");
    }

    private ExitStatus run(Command command) {
        try (Child child = launcher.launch(plan(command))) {
            return child.waitFor();
        }
    }

    // tag::compose[]
    /** A child that runs a program, and nothing around it. */
    public static LaunchPlan plan(Command command) {
        LaunchPlan plan = new LaunchPlan();
        plan.part(1, "its program", part -> command.addTo(part.child()));
        return plan;
    }
    // end::compose[]

    /** Prints a line at once: the child that comes next writes to the same terminal. */
    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
