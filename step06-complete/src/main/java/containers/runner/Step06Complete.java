package containers.runner;

import containers.cgroups.Step05Cgroups;
import containers.namespaces.User;
import containers.telling.HostFacts;
import containers.telling.Selection;
import containers.telling.StepProgram;
import containers.terminal.Terminal;
import java.util.List;

/** Step 6: everything together, for {@code ./mvnw -q -pl step06-complete -am compile exec:java}. */
public final class Step06Complete {

    private static final List<String> DEMONSTRATION = List.of(
            "run",
            "--hostname",
            "container",
            "--",
            "/bin/sh",
            "-c",
            "echo \"inside:  hostname $(hostname), user $(id -u)\"; ps fxa -o pid,stat,comm");

    private static final StepProgram STEP = new StepProgram(6, Step05Cgroups.advice());

    private Step06Complete() {}

    /** Takes {@code ./contain}'s arguments. Without any it runs a shell on a terminal, or else a demonstration. */
    public static void main(String[] args) {
        STEP.run(() -> {
            int status = args.length > 0 ? Contain.run(List.of(args)) : runDefault();
            System.out.flush();
            if (status != 0) {
                System.exit(status);
            }
        });
    }

    private static int runDefault() {
        if (Selection.current().isTour() || !Terminal.current().isThere()) {
            System.out.println("Step 6: all of it together, a container");
            System.out.println("outside: hostname " + HostFacts.hostname() + ", user "
                    + User.current().uid() + ", " + HostFacts.processes() + " processes");
            System.out.flush();
            int status = Contain.run(DEMONSTRATION);
            System.out.println("See the system calls: ./contain run --explain -- /bin/true");
            return status;
        }
        System.out.println("A container with a shell. 'exit' ends it.");
        System.out.flush();
        return Contain.run(List.of("run"));
    }
}
