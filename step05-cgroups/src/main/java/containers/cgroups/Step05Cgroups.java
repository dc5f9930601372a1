package containers.cgroups;

import containers.cgroups.hierarchy.ControlGroupException;
import containers.cgroups.limits.Limit;
import containers.filesystems.Protection;
import containers.filesystems.Step04Proc;
import containers.filesystems.SystemFilesystems;
import containers.hostroot.HostRoot;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.namespaces.Hostname;
import containers.namespaces.Namespaces;
import containers.namespaces.SessionKeyring;
import containers.namespaces.User;
import containers.rootfs.RootFilesystem;
import containers.telling.Advice;
import containers.telling.HostFacts;
import containers.telling.StepProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Step 5: three programs that take all they can get, and control groups that hold them to their limits. */
public final class Step05Cgroups {

    private static final Hostname HOSTNAME = new Hostname("container");

    private Step05Cgroups() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        new StepProgram(5, advice()).run(() -> {
            Path directory = HostRoot.inUserCache().directory();
            show(System.out::println, Step05Cgroups::group, (group, command) -> plan(directory, group, command));
        });
    }

    /** What is known about the calls up to this step, when one is refused. */
    public static Advice advice() {
        return Step04Proc.advice().or(new GroupAdvice());
    }

    /** Shows what greedy programs get in such groups, with such plans. */
    static void show(
            Consumer<String> say,
            Function<Limit, ControlGroup> groups,
            BiFunction<ControlGroup, Command, LaunchPlan> plans)
            throws InterruptedException {
        say.accept("Step 5: the child of step 4, and how much of the machine it may use. The machine has "
                + HostFacts.memory() + " MiB of memory and " + HostFacts.processors() + " CPUs.");
        GreedyPrograms programs = new GreedyPrograms(say, groups, plans);
        try {
            programs.hogMemory();
            programs.explodeForks();
            programs.spin();
        } catch (ControlGroupException unavailable) {
            say.accept("Not to be seen here: " + unavailable.getMessage());
        }
    }

    private static ControlGroup group(Limit limit) {
        return ControlGroup.of(List.of(limit));
    }

    // tag::compose[]
    /**
     * A child that sees only itself, and has its share of the machine. The group has no limits here, it counts what is
     * used. To use a plan more than once, or to remove the group in the end, give the group: {@link ControlGroup#close}.
     */
    public static LaunchPlan plan(Command command) throws IOException {
        return plan(ControlGroup.of(List.of()), command);
    }

    /** The same in that group. */
    public static LaunchPlan plan(ControlGroup group, Command command) throws IOException {
        return plan(HostRoot.inUserCache().directory(), group, command);
    }

    static LaunchPlan plan(Path directory, ControlGroup group, Command command) {
        LaunchPlan plan = upToTheProgram(Namespaces.ofContainer(User.current()), directory, group);
        plan.part(1, "its program");
        command.addTo(plan.child());
        return plan;
    }

    static LaunchPlan upToTheProgram(Namespaces namespaces, Path directory, ControlGroup group) {
        User user = User.current();
        RootFilesystem root = new RootFilesystem(directory, RootFilesystem.Use.SHARED, user);
        SystemFilesystems filesystems = new SystemFilesystems(namespaces);
        LaunchPlan plan = new LaunchPlan();
        plan.part(5, "room for the record");
        group.addRoom(plan);
        plan.part(2, "the namespaces that it is born into");
        namespaces.create(plan, user);
        plan.part(3, "its files stay while it runs");
        root.keep(plan);
        // Before the cgroup namespace, whose root is the group that the child is in; and before the host's files go.
        // tag::lab-in-time[]
        plan.part(5, "what it can use of the machine");
        group.addTo(plan);
        plan.part(2, "the namespaces that it enters by itself");
        namespaces.unshare(plan);
        // end::lab-in-time[]
        plan.part(2, "its hostname, its loopback interface");
        namespaces.configure(plan, HOSTNAME);
        plan.part(2, "its session keyring");
        SessionKeyring.addTo(plan.child());
        plan.part(3, "its mounts are its own");
        RootFilesystem.makePrivate(plan.child());
        plan.part(4, "what it borrows from the host");
        SystemFilesystems.Borrowed borrowed = filesystems.borrow(plan.child());
        plan.part(3, "its files");
        root.mountAndEnter(plan.child());
        plan.part(3, "its files are all it can name");
        RootFilesystem.pivot(plan.child());
        plan.part(3, "the host's files are gone for good");
        RootFilesystem.forgetHost(plan.child());
        plan.part(4, "/proc, /dev, /sys");
        filesystems.addTo(plan.child(), borrowed);
        // After /sys, where its place is.
        plan.part(5, "its group, to look at");
        CgroupFilesystems.addTo(plan.child(), group, Protection.FULL);
        return plan;
    }
    // end::compose[]
}
