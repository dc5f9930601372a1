package containers.launch;

import containers.pipes.Pipe;
import containers.program.ProgramText;
import containers.telling.Advice;
import containers.telling.BirthAdvice;
import containers.telling.StepProgram;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Step 1: starts children, and shows what they are given, how they end, and what the kernel was asked for. */
public final class Step01ForkExec {

    private static final Command EXIT_42 = Command.of("/bin/sh", "-c", "exit 42");

    /** What became of a child: what it wrote, and how it ended. */
    private record Outcome(List<String> said, ExitStatus status) {}

    private final Consumer<String> say;
    private final Function<Command, LaunchPlan> plans;

    private Step01ForkExec(Consumer<String> say, Function<Command, LaunchPlan> plans) {
        this.say = say;
        this.plans = plans;
    }

    /** Takes no arguments. */
    public static void main(String[] args) {
        new StepProgram(1, advice()).run(() -> show(System.out::println, Step01ForkExec::plan));
    }

    /** What is known about the calls of this step, when one is refused. */
    public static Advice advice() {
        return new BirthAdvice();
    }

    /** Shows it with children of such plans. */
    static void show(Consumer<String> say, Function<Command, LaunchPlan> plans) {
        Step01ForkExec step = new Step01ForkExec(say, plans);
        step.showProcessIds();
        step.showWhatIsPassed();
        step.showEnds();
        step.showFailure();
        step.showCalls();
    }

    private void showProcessIds() {
        say.accept("Step 1: start a child process and wait for its end. This JVM has PID "
                + ProcessHandle.current().pid() + ".");
        listen(Command.of("sh", "-c", "echo my PID is $$, my parent\\'s is $PPID: $(cat /proc/$PPID/comm)"));
    }

    private void showWhatIsPassed() {
        say.accept("");
        say.accept("It is given its arguments, environment and working directory:");
        listen(Command.of("printf", "argument '%s'\\n", "one", "two words"));
        List<String> environment = listen(new Command(List.of("env"), Map.of("GREETING", "hello"), "/"));
        long inherited = System.getenv().keySet().stream()
                .filter(name -> environment.stream().anyMatch(line -> line.startsWith(name + "=")))
                .count();
        say.accept("  parent: " + (inherited == 0 ? "none" : inherited) + " of my own variables reached it");
        listen(new Command(List.of("sh", "-c", "echo working in $(pwd)"), Map.of(), "/tmp"));
    }

    private void showEnds() {
        say.accept("");
        say.accept("The kernel keeps how a child ended until the parent asks:");
        say.accept("  parent: 'exit 42' " + run(EXIT_42).status());
        say.accept("  parent: 'kill -TERM $$' "
                + run(Command.of("sh", "-c", "kill -TERM $$")).status());
    }

    private void showFailure() {
        say.accept("");
        say.accept("What if the program isn't there? The parent reads which call failed, and why:");
        try {
            say.accept("  parent: nothing failed; it "
                    + run(Command.of("/no/such/program")).status());
        } catch (LaunchFailedException refused) {
            say.accept("  parent: " + refused.getMessage());
        }
    }

    private void showCalls() {
        List<String> lines = new ProgramText(new Launcher().program(plans.apply(EXIT_42))).lines();
        say.accept("");
        say.accept("The calls that start 'exit 42', as this JVM writes them down:");
        lines.stream()
                .dropWhile(line -> !line.contains("clone3("))
                .takeWhile(line -> !line.startsWith("waiting"))
                .forEach(say);
        say.accept("The rows before and behind these get ready, wait for the child's end, and report.");
    }

    /** Runs it, and repeats what it says. */
    private List<String> listen(Command command) {
        List<String> said = run(command).said();
        said.forEach(line -> say.accept("  child:  " + line));
        return said;
    }

    private Outcome run(Command command) {
        try (Pipe stdout = new Pipe();
                Child child = new Launcher().writingTo(stdout).launch(plans.apply(command))) {
            stdout.closeWriteEnd();
            List<String> said = stdout.readAll().lines().toList();
            return new Outcome(said, child.waitFor());
        }
    }

    // tag::compose[]
    /** A child that runs a program, and nothing around it. */
    public static LaunchPlan plan(Command command) {
        LaunchPlan plan = new LaunchPlan();
        plan.part(1, "its program");
        command.addTo(plan.child());
        return plan;
    }
    // end::compose[]
}
