package containers.rootfs;

import containers.hostroot.HostRoot;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Witness;
import containers.namespaces.Hostname;
import containers.namespaces.Namespaces;
import containers.namespaces.SessionKeyring;
import containers.namespaces.Step02Namespaces;
import containers.namespaces.User;
import containers.telling.Advice;
import containers.telling.Contrast;
import containers.telling.HostFacts;
import containers.telling.StepProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Step 3: gives a child another root directory, lets it escape from chroot, and shuts it in with pivot_root. */
public final class Step03Chroot {

    /** Two ways to give a process another root directory. */
    enum Way {
        CHROOT("chroot") {
            @Override
            void addTo(LaunchPlan plan) {
                plan.part(3, "its root directory");
                RootFilesystem.change(plan.child());
            }
        },
        PIVOT_ROOT("pivot_root") {
            @Override
            void addTo(LaunchPlan plan) {
                shutIn(plan);
            }
        };

        private final String call;

        Way(String call) {
            this.call = call;
        }

        abstract void addTo(LaunchPlan plan);
    }

    private static final Hostname HOSTNAME = new Hostname("container");

    private Step03Chroot() {}

    /** Takes the directory of a root filesystem; without one, it is made of the host's programs. */
    public static void main(String[] args) {
        new StepProgram(3, advice()).run(() -> {
            Path directory = args.length > 0
                    ? Path.of(args[0]).toRealPath()
                    : HostRoot.inUserCache().directory();
            show(System.out::println, command -> plan(directory, command));
            for (Way way : Way.values()) {
                LaunchPlan plan = standingIn(directory);
                way.addTo(plan);
                showEscape(System.out::println, way.call, plan);
            }
        });
    }

    /** What is known about the calls up to this step, when one is refused. */
    public static Advice advice() {
        return Step02Namespaces.advice().or(new MountAdvice());
    }

    /** Shows what a child of such a plan has for its files, and what the host has. */
    static void show(Consumer<String> say, Function<Command, LaunchPlan> plans) {
        say.accept("Step 3: the child of step 2, with another root directory");
        try (Witness child = new Witness(plans.apply(Command.of("sh", "-c", Witness.staying("echo /*"))))) {
            Path host = Path.of("/");
            Path root = child.proc("root");
            new Contrast()
                    .add("names in /", names(host), names(root), isSameDirectory(host, root))
                    .add("mounts", mounts(Path.of("/proc/self/mountinfo")), mounts(child.proc("mountinfo")))
                    .add("processes in /proc", HostFacts.processes(), HostFacts.processes(root.resolve("proc")))
                    .lines()
                    .forEach(say);
            child.said().forEach(line -> say.accept("The child's / has " + line));
        }
    }

    /** Lets a program try to leave the root directory that the plan gives it, and looks where that got it. */
    static void showEscape(Consumer<String> say, String call, LaunchPlan plan) {
        say.accept("A program tries to escape from " + call + ":");
        ChrootEscape.addTo(plan.child(), Witness.staying("echo arrived here"));
        Command.of(ChrootEscape.PATH).addTo(plan.child());
        try (Witness child = new Witness(plan)) {
            if (!child.said("arrived").equals("here")) {
                say.accept("  It failed on its way.");
            } else if (isSameDirectory(child.proc("root"), Path.of("/"))) {
                say.accept("  It is out: its / is the host's.");
            } else {
                say.accept("  It is still inside: its / isn't the host's.");
            }
        }
    }

    private static boolean isSameDirectory(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
    // tag::compose[]
    /** A child that is shut in a root filesystem made of the host's programs. */
    public static LaunchPlan plan(Command command) throws IOException {
        return plan(HostRoot.inUserCache().directory(), command);
    }

    static LaunchPlan plan(Path directory, Command command) {
        LaunchPlan plan = standingIn(directory);
        shutIn(plan);
        plan.part(1, "its program");
        command.addTo(plan.child());
        return plan;
    }

    static LaunchPlan standingIn(Path directory) {
        User user = User.current();
        Namespaces namespaces = Namespaces.ofContainer(user);
        RootFilesystem root = new RootFilesystem(directory, RootFilesystem.Use.SHARED, user);
        LaunchPlan plan = new LaunchPlan();
        plan.part(2, "the namespaces that it is born into");
        namespaces.create(plan, user);
        // It may be one of the cache, and a later run tidies up there.
        plan.part(3, "its files stay while it runs");
        root.keep(plan);
        plan.part(2, "the namespaces that it enters by itself");
        namespaces.unshare(plan);
        plan.part(2, "its hostname, its loopback interface");
        namespaces.configure(plan, HOSTNAME);
        plan.part(2, "its session keyring");
        SessionKeyring.addTo(plan.child());
        // Before any other mount: root's would show on the host.
        plan.part(3, "its mounts are its own");
        RootFilesystem.makePrivate(plan.child());
        plan.part(3, "its files");
        root.mountAndEnter(plan.child());
        return plan;
    }

    private static void shutIn(LaunchPlan plan) {
        plan.part(3, "its files are all it can name");
        RootFilesystem.pivot(plan.child());
        // Step 4 needs the host's root once more in between.
        plan.part(3, "the host's files are gone for good");
        RootFilesystem.forgetHost(plan.child());
    }
    // end::compose[]

    private static long names(Path directory) {
        try (Stream<Path> names = Files.list(directory)) {
            return names.count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long mounts(Path mountInfo) {
        try (Stream<String> lines = Files.lines(mountInfo)) {
            return lines.count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
