package containers.runner;

import containers.cgroups.ControlGroup;
import containers.commandline.CommandLine;
import containers.commandline.RunOptions;
import containers.container.Container;
import containers.devices.DeviceAccess;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.namespaces.User;
import containers.request.Defaults;
import containers.request.RootDirectory;
import containers.spec.Resources;
import containers.spec.Spec;
import containers.telling.HostFacts;
import containers.telling.Selection;
import containers.telling.StepProgram;
import containers.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

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

    private static final StepProgram STEP = new StepProgram(6, ImageAdvice.andAllSteps());

    private Step06Complete() {}

    // tag::compose[]
    /**
     * The child of step 5, as a container that one can trust: what {@code ./contain run} makes of the command where no option
     * asks for more. Its parts are in {@link Container}.
     */
    public static LaunchPlan plan(Command command) throws IOException {
        return plan(DeviceAccess.group(Resources.USUAL.limits(), Container.freshId()), command);
    }

    /** The same in that group. */
    public static LaunchPlan plan(ControlGroup group, Command command) throws IOException {
        RunOptions options = CommandLine.parse(words(command)).orElseThrow();
        User user = User.current();
        RootDirectory root = RootDirectory.of(options);
        Spec spec = new Defaults(options, Container.freshId(), user, root).spec(false);
        return new Container(spec, user, root.use(), group, Terminal.none()).compiledPlan();
    }
    // end::compose[]

    /** As a person would write it. It has the name that it has in the other steps. */
    private static List<String> words(Command command) {
        List<String> words = new ArrayList<>(List.of("--hostname=container"));
        command.environment().forEach((name, value) -> words.add("--env=" + name + "=" + value));
        words.add("--workdir=" + command.workingDirectory());
        words.add("--");
        words.addAll(command.arguments());
        return words;
    }

    /** Takes {@code ./contain}'s arguments. Without any it shows a container, and on a terminal a shell in one. */
    public static void main(String[] args) {
        STEP.run(() -> {
            int status = args.length > 0 ? Contain.run(List.of(args)) : runDefault();
            System.out.flush();
            if (status != 0) {
                System.exit(status);
            }
        });
    }

    /** The tour of all steps asks nothing of anybody, so it has no shell. */
    private static int runDefault() {
        int status = show(Contain::run);
        if (status != 0
                || Selection.current().isTour()
                || !Terminal.current(false).isThere()) {
            return status;
        }
        System.out.println("Now a shell in a container. 'exit' ends it.");
        System.out.flush();
        return Contain.run(List.of("run"));
    }

    /** Shows both sides of what runs such a command line. */
    static int show(ToIntFunction<List<String>> contain) {
        System.out.println("Step 6: all of it together, a container");
        System.out.println("outside: hostname " + HostFacts.hostname() + ", user "
                + User.current().uid() + ", " + HostFacts.processes() + " processes");
        System.out.flush();
        int status = contain.applyAsInt(DEMONSTRATION);
        System.out.println("See the system calls: ./contain run --explain -- /bin/true");
        return status;
    }
}
