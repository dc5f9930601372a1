package containers.runner;

import containers.terminal.Terminal;
import java.util.List;

/** Step 6: everything together, for {@code mvn -pl step06-complete exec:java}. */
public final class Step06Complete {

    private static final List<String> DEMONSTRATION = List.of(
            "run",
            "--hostname",
            "container",
            "--",
            "/bin/sh",
            "-c",
            "echo \"hostname: $(hostname)\"; echo \"user:     $(whoami)\"; ps fxa");

    private Step06Complete() {}

    /** Takes {@code ./contain}'s arguments. Without any it runs a shell on a terminal, or else a demonstration. */
    public static void main(String[] args) {
        int status = args.length > 0 ? Contain.run(List.of(args)) : runDefault();
        System.out.flush();
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int runDefault() {
        if (isTour() || !Terminal.current().isThere()) {
            System.out.println("Step 6: all of it together, a container");
            System.out.flush();
            int status = Contain.run(DEMONSTRATION);
            System.out.println("See the system calls: ./contain run --explain -- /bin/true");
            return status;
        }
        System.out.println("A container with a shell. 'exit' ends it.");
        System.out.flush();
        return Contain.run(List.of("run"));
    }

    /** The tour runs all steps without asking anything. Then no module was selected with {@code -pl}: see the pom. */
    private static boolean isTour() {
        return System.getProperty("contain.selected", "").contains("[]");
    }
}
