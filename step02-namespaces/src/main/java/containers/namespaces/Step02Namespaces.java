package containers.namespaces;

import containers.launch.Command;
import containers.launch.LaunchPlan;
import java.util.EnumSet;
import java.util.List;

/** Step 2: gives a child its own view of the machine, and shows the kernel's own record of it. */
public final class Step02Namespaces {

    private static final String SCRIPT = "echo \"inside:  hostname $(uname -n), PID $$, user $(id -u)\"";

    private static final Hostname HOSTNAME = new Hostname("container");

    private Step02Namespaces() {}

    /** Takes the kinds of namespaces to make; without arguments, those that a container has. */
    public static void main(String[] args) {
        User current = User.current();
        try {
            show(args.length == 0 ? Namespaces.ofContainer(current) : chosen(List.of(args), current), current);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(125);
        }
    }

    private static void show(Namespaces namespaces, User current) {
        System.out.println("Step 2: a child in namespaces of its own: " + namespaces.kinds());
        try (Inhabitant child = new Inhabitant(upToTheProgram(namespaces, current), SCRIPT)) {
            System.out.println("outside: PID " + child.pid() + ", user " + current.uid());
            System.out.print(child.output());
            NamespaceTable table = NamespaceTable.of(child.pid());
            table.lines().forEach(System.out::println);
            explainMissing(namespaces, table);
            System.out.println("The numbers are the kernel's own names for the namespaces: ls -l /proc/<pid>/ns");
        }
    }

    /** An older kernel, 6.1 for one, makes the time namespace and doesn't let a process in that shared its memory. */
    private static void explainMissing(Namespaces namespaces, NamespaceTable table) {
        for (NamespaceTable.Row row : table.rows()) {
            if (namespaces.contains(row.kind()) && row.isShared()) {
                System.out.println("This kernel (" + System.getProperty("os.version") + ") is too old for a child that"
                        + " enters the " + row.kind() + " namespace with execve.");
            }
        }
    }

    // tag::compose[]
    /** A child in the namespaces that a container has. */
    public static LaunchPlan plan(Command command) {
        User current = User.current();
        LaunchPlan plan = upToTheProgram(Namespaces.ofContainer(current), current);
        plan.part(1, "its program", part -> command.addTo(part.child()));
        return plan;
    }

    private static LaunchPlan upToTheProgram(Namespaces namespaces, User current) {
        LaunchPlan plan = new LaunchPlan();
        // First, because it says who the child is: in a user namespace it is nobody, and may do nothing, until then.
        plan.part(2, "the namespaces that it is born into", part -> namespaces.create(part, current));
        plan.part(2, "the namespaces that it enters by itself", namespaces::unshare);
        plan.part(2, "its hostname, its loopback interface", part -> namespaces.configure(part, HOSTNAME));
        plan.part(2, "its session keyring", part -> SessionKeyring.addTo(part.child()));
        return plan;
    }
    // end::compose[]

    private static Namespaces chosen(List<String> names, User current) {
        EnumSet<Namespace> kinds = EnumSet.noneOf(Namespace.class);
        for (String name : names) {
            kinds.add(Namespace.named(name));
        }
        if (!current.isRoot()) {
            kinds.add(Namespace.USER);
        }
        return new Namespaces(kinds, UserMapping.rootIs(current));
    }
}
