package containers.namespaces;

import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Step01ForkExec;
import containers.launch.Witness;
import containers.telling.Advice;
import containers.telling.Contrast;
import containers.telling.HostFacts;
import containers.telling.StepProgram;
import containers.telling.UsageException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Step 2: gives a child its own view of the machine, and shows the kernel's own record of it. */
public final class Step02Namespaces {

    private static final String SCRIPT = "echo hostname $(uname -n); echo pid $$; echo user $(id -u)";

    private static final Hostname HOSTNAME = new Hostname("container");

    private Step02Namespaces() {}

    /** Takes the kinds of namespaces to make; without arguments, those that a container has. */
    public static void main(String[] args) {
        User current = User.current();
        new StepProgram(2, advice()).run(() -> {
            Namespaces namespaces = args.length == 0 ? Namespaces.ofContainer(current) : chosen(List.of(args), current);
            show(System.out::println, namespaces.kinds(), command -> plan(namespaces, current, command));
        });
    }

    /** What is known about the calls up to this step, when one is refused. */
    public static Advice advice() {
        return Step01ForkExec.advice().or(new NamespaceAdvice());
    }

    /** Shows a child of such a plan, from both sides, and whether it has the namespaces that it was to have. */
    static void show(Consumer<String> say, Set<Namespace> wanted, Function<Command, LaunchPlan> plans) {
        say.accept("Step 2: the child of step 1, in namespaces of its own: " + wanted);
        LaunchPlan plan = plans.apply(Command.of("sh", "-c", Witness.staying(SCRIPT)));
        try (Witness child = new Witness(plan)) {
            new Contrast()
                    .add("hostname", HostFacts.hostname(), child.said("hostname"))
                    .add("the child's PID", child.pid(), child.said("pid"))
                    .add("the child's user", uid(child.pid()), child.said("user"))
                    .lines()
                    .forEach(say);
            NamespaceTable table = NamespaceTable.of(child.pid());
            table.lines().forEach(say);
            say.accept("The numbers are the kernel's own names for the namespaces: ls -l /proc/<pid>/ns");
            for (NamespaceTable.Row row : table.rows()) {
                if (wanted.contains(row.kind()) && row.isShared()) {
                    say.accept(missing(row.kind(), plan));
                }
            }
        }
    }

    /** Who it is outside, to the kernel. */
    private static String uid(int pid) {
        return HostFacts.status(pid, "Uid").split("\\s+", -1)[0];
    }

    private static String missing(Namespace kind, LaunchPlan plan) {
        String reason;
        if (!isAskedFor(kind, plan)) {
            reason = "its plan doesn't ask for one: there is no " + kind.flag();
        } else if (kind == Namespace.TIME) {
            reason = "before Linux 6.2 execve doesn't enter one, and this is " + System.getProperty("os.version");
        } else {
            reason = "though its plan asks for one";
        }
        return "The child shares the " + kind + " namespace: " + reason;
    }

    private static boolean isAskedFor(Namespace kind, LaunchPlan plan) {
        return plan.namespaces().contains(kind.flag())
                || plan.child().rows().stream()
                        .anyMatch(row -> row.call().toString().equals("unshare(" + kind.flag() + ")"));
    }

    // tag::compose[]
    /** A child in the namespaces that a container has. */
    public static LaunchPlan plan(Command command) {
        User current = User.current();
        return plan(Namespaces.ofContainer(current), current, command);
    }

    static LaunchPlan plan(Namespaces namespaces, User current, Command command) {
        LaunchPlan plan = new LaunchPlan();
        // First, because it says who the child is: in a user namespace it is nobody, and may do nothing, until then.
        plan.part(2, "the namespaces that it is born into");
        namespaces.create(plan, current);
        plan.part(2, "the namespaces that it enters by itself");
        namespaces.unshare(plan);
        plan.part(2, "its hostname, its loopback interface");
        namespaces.configure(plan, HOSTNAME);
        plan.part(2, "its session keyring");
        SessionKeyring.addTo(plan.child());
        plan.part(1, "its program");
        command.addTo(plan.child());
        return plan;
    }
    // end::compose[]

    private static Namespaces chosen(List<String> names, User current) {
        EnumSet<Namespace> kinds = EnumSet.noneOf(Namespace.class);
        for (String name : names) {
            kinds.add(UsageException.unlessValid(() -> Namespace.named(name)));
        }
        if (!current.isRoot()) {
            kinds.add(Namespace.USER);
        }
        return new Namespaces(kinds, UserMapping.rootIs(current));
    }
}
