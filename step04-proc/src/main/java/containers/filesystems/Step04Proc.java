package containers.filesystems;

import containers.hostroot.HostRoot;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Witness;
import containers.namespaces.Hostname;
import containers.namespaces.Namespaces;
import containers.namespaces.SessionKeyring;
import containers.namespaces.User;
import containers.rootfs.RootFilesystem;
import containers.rootfs.Step03Chroot;
import containers.telling.Advice;
import containers.telling.Contrast;
import containers.telling.HostFacts;
import containers.telling.StepProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/** Step 4: mounts what programs expect to find, and shows that {@code ps} sees only the container. */
public final class Step04Proc {

    /** A setting of the kernel's; writing what it is already does no harm where that is allowed. */
    private static final String SETTING = "/proc/sys/vm/swappiness";

    private static final String SCRIPT = """
            ps fxa -o pid,stat,comm
            ls -C /dev
            ls /sys/class/net
            error=$( (cat %1$s >%1$s) 2>&1 ) && echo wrote || echo "refused ${error##*: }"
            """.formatted(SETTING);

    private static final Hostname HOSTNAME = new Hostname("container");

    private Step04Proc() {}

    /** Takes the directory of a root filesystem; without one, it is made of the host's programs. */
    public static void main(String[] args) {
        new StepProgram(4, advice()).run(() -> {
            Path directory = args.length > 0
                    ? Path.of(args[0]).toRealPath()
                    : HostRoot.inUserCache().directory();
            show(System.out::println, command -> plan(directory, command));
        });
    }

    /** What is known about the calls up to this step, when one is refused: step 3's is about mounts, as these are. */
    public static Advice advice() {
        return Step03Chroot.advice();
    }

    /** Shows what a child of such a plan finds in /proc, /dev and /sys. */
    static void show(Consumer<String> say, Function<Command, LaunchPlan> plans) {
        say.accept("Step 4: the child of step 3, with its own /proc, /dev and /sys");
        try (Witness child = new Witness(plans.apply(Command.of("sh", "-c", Witness.staying(SCRIPT))))) {
            new Contrast()
                    .add("processes in /proc", HostFacts.processes(), HostFacts.processes(child.proc("root/proc")))
                    .add(
                            "process 1",
                            first("/proc"),
                            first(child.proc("root/proc").toString()))
                    .lines()
                    .forEach(say);
            say.accept("Inside, this is what ps shows, what is in /dev, and in /sys/class/net:");
            child.said().stream()
                    .takeWhile(line -> !line.startsWith("refused ") && !line.equals("wrote"))
                    .forEach(say);
            say.accept(ofSetting(child));
        }
    }

    private static String ofSetting(Witness child) {
        return child.said().contains("wrote")
                ? "It may write to " + SETTING + ", which is a setting of the one kernel that all share."
                : "It may not write to " + SETTING + ": " + child.said("refused");
    }

    private static String first(String proc) {
        return HostFacts.firstLine(Path.of(proc, "1/comm"));
    }

    // tag::compose[]
    /** A child that finds in /proc, /dev and /sys what programs expect, and nothing about others. */
    public static LaunchPlan plan(Command command) throws IOException {
        return plan(HostRoot.inUserCache().directory(), command);
    }

    private static LaunchPlan plan(Path directory, Command command) {
        LaunchPlan plan = upToTheProgram(Namespaces.ofContainer(User.current()), directory);
        plan.part(1, "its program");
        command.addTo(plan.child());
        return plan;
    }

    static LaunchPlan upToTheProgram(Namespaces namespaces, Path directory) {
        User user = User.current();
        RootFilesystem root = new RootFilesystem(directory, RootFilesystem.Use.SHARED, user);
        SystemFilesystems filesystems = new SystemFilesystems(namespaces);
        LaunchPlan plan = new LaunchPlan();
        plan.part(2, "the namespaces that it is born into");
        namespaces.create(plan, user);
        plan.part(3, "its files stay while it runs");
        root.keep(plan);
        plan.part(2, "the namespaces that it enters by itself");
        namespaces.unshare(plan);
        plan.part(2, "its hostname, its loopback interface");
        namespaces.configure(plan, HOSTNAME);
        plan.part(2, "its session keyring");
        SessionKeyring.addTo(plan.child());
        plan.part(3, "its mounts are its own");
        RootFilesystem.makePrivate(plan.child());
        // While the host's root is / still: the paths are the host's.
        plan.part(4, "what it borrows from the host");
        SystemFilesystems.Borrowed borrowed = filesystems.borrow(plan.child());
        plan.part(3, "its files");
        root.mountAndEnter(plan.child());
        plan.part(3, "its files are all it can name");
        RootFilesystem.pivot(plan.child());
        // Before any path of the root filesystem is looked up: a link in it could lead to what lies on top of it now.
        plan.part(3, "the host's files are gone for good");
        RootFilesystem.forgetHost(plan.child());
        plan.part(4, "/proc, /dev, /sys");
        filesystems.addTo(plan.child(), borrowed);
        return plan;
    }
    // end::compose[]
}
