package containers.cgroups;

import containers.filesystems.SystemFilesystems;
import containers.kernel.Signal;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.namespaces.Hostname;
import containers.namespaces.Namespaces;
import containers.namespaces.SessionKeyring;
import containers.namespaces.User;
import containers.rootfs.HostRoot;
import containers.rootfs.RootFilesystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Step 5: three programs that take all they can get, and control groups that hold them to their limits. */
public final class Step05Cgroups {

    private static final long MEBI = 1 << 20;

    /**
     * Has 256 MiB of memory for a single block. It is one process, in place of the shell: of several, the kernel may end
     * more than the greediest.
     */
    private static final String MEMORY_HOG = "exec dd if=/dev/zero of=/dev/null bs=256M count=1 2>/dev/null";

    /** Doubles nine times: 1023 processes if nobody stops it, each of which waits for its own. */
    private static final String FORK_BOMB =
            "bomb() { [ $1 = 0 ] || { bomb $(($1 - 1)) & bomb $(($1 - 1)) & wait; }; };" + " bomb 9 2>/dev/null";

    private static final String BUSY_LOOP = "while :; do :; done";

    private static final Hostname HOSTNAME = new Hostname("container");

    private final Launcher launcher;
    private final Path directory;

    private Step05Cgroups(Launcher launcher, Path directory) {
        this.launcher = launcher;
        this.directory = directory;
    }

    /** Takes no arguments. */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.println("Step 5: what a container may use of the machine");
        try (Launcher launcher = new Launcher()) {
            Step05Cgroups step =
                    new Step05Cgroups(launcher, HostRoot.inUserCache().directory());
            step.hogMemory();
            step.explodeForks();
            step.spin();
        } catch (ControlGroupException unavailable) {
            System.out.println("Not to be seen here: " + unavailable.getMessage());
        }
    }

    private void hogMemory() {
        System.out.println("A program fills 256 MiB of memory. It may use 32 MiB, and no swap:");
        MemoryLimit limit = new MemoryLimit(32 * MEBI, OptionalLong.of(32 * MEBI));
        try (ControlGroup group = group(limit);
                Child child = launch(group, MEMORY_HOG)) {
            child.waitFor();
            Usage usage = group.usage();
            System.out.println(
                    "  peak " + usage.memoryPeak().orElse(0) / MEBI + " MiB, processes ended by the OOM killer: "
                            + usage.oomKills().orElse(0));
        }
    }

    private void explodeForks() {
        System.out.println("A program doubles itself again and again. It may have 20 processes:");
        try (ControlGroup group = group(new PidsLimit(20));
                Child child = launch(group, FORK_BOMB)) {
            child.waitFor();
            Usage usage = group.usage();
            System.out.println("  peak " + usage.pidsPeak().orElse(usage.pids().orElse(0))
                    + " processes, forks refused: " + usage.refusedForks().orElse(0));
        }
    }

    private void spin() throws InterruptedException {
        System.out.println("A program does nothing, as fast as it can, for two seconds. It may use 0.2 CPUs:");
        try (ControlGroup group = group(CpuQuota.ofMilliCpus(200));
                Child child = launch(group, BUSY_LOOP)) {
            long start = System.nanoTime();
            long before = group.usage().cpuTime().orElse(0);
            Thread.sleep(2000);
            Usage usage = group.usage();
            double elapsed = (System.nanoTime() - start) / 1000.0;
            child.signal(Signal.SIGKILL.number());
            double share = (usage.cpuTime().orElse(0) - before) / elapsed;
            System.out.println(String.format(
                    Locale.ROOT,
                    "  used %.2f CPUs, made to wait for %.1f s",
                    share,
                    usage.throttledTime().orElse(0) / 1e6));
        }
    }

    private static ControlGroup group(Limit limit) {
        ControlGroup group = ControlGroup.of(List.of(limit));
        group.register();
        return group;
    }

    private Child launch(ControlGroup group, String script) {
        LaunchPlan plan = plan(directory, group, Command.of("sh", "-c", script));
        System.out.flush();
        return launcher.launch(plan);
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

    private static LaunchPlan plan(Path directory, ControlGroup group, Command command) {
        LaunchPlan plan = upToTheProgram(Namespaces.ofContainer(User.current()), directory, group);
        plan.part(1, "its program", part -> command.addTo(part.child()));
        return plan;
    }

    static LaunchPlan upToTheProgram(Namespaces namespaces, Path directory, ControlGroup group) {
        User user = User.current();
        RootFilesystem root = new RootFilesystem(directory, RootFilesystem.Layer.inMemory(user));
        SystemFilesystems filesystems = new SystemFilesystems(namespaces, Optional.empty());
        LaunchPlan plan = new LaunchPlan();
        plan.part(2, "the namespaces that it is born into", part -> namespaces.create(part, user));
        // Before the cgroup namespace, whose root is the group that the child is in; and before the host's files go.
        plan.part(5, "what it can use of the machine", group::addTo);
        plan.part(2, "the namespaces that it enters by itself", namespaces::unshare);
        plan.part(2, "its hostname, its loopback interface", part -> namespaces.configure(part, HOSTNAME));
        plan.part(2, "its session keyring", part -> SessionKeyring.addTo(part.child()));
        plan.part(3, "its mounts are its own", part -> RootFilesystem.makePrivate(part.child()));
        SystemFilesystems.Borrowed borrowed =
                plan.partWithResult(4, "what it borrows from the host", part -> filesystems.borrow(part.child()));
        plan.part(3, "its files", part -> root.mountAndEnter(part.child()));
        plan.part(3, "its files are all it can name", part -> RootFilesystem.pivot(part.child()));
        plan.part(4, "/proc, /dev, /sys", part -> filesystems.addTo(part.child(), borrowed));
        // After /sys, where its place is.
        plan.part(5, "its group, to look at", part -> CgroupFilesystems.addTo(part.child(), group));
        plan.part(3, "the host's files are gone for good", part -> RootFilesystem.forgetHost(part.child()));
        return plan;
    }
    // end::compose[]
}
