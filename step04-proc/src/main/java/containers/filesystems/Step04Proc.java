package containers.filesystems;

import containers.hostroot.HostRoot;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.namespaces.Hostname;
import containers.namespaces.Namespaces;
import containers.namespaces.SessionKeyring;
import containers.namespaces.User;
import containers.rootfs.RootFilesystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Step 4: mounts what programs expect to find, and shows that {@code ps} sees only the container. */
public final class Step04Proc {

    private static final String SCRIPT = "ps fxa; ls -C /dev; echo 60 > /proc/sys/vm/swappiness";

    private static final Hostname HOSTNAME = new Hostname("container");

    private Step04Proc() {}

    /** Takes the directory of a root filesystem; without one, it is made of the host's programs. */
    public static void main(String[] args) throws IOException {
        Path directory = args.length > 0
                ? Path.of(args[0]).toRealPath()
                : HostRoot.inUserCache().directory();
        System.out.println("Step 4: a child with its own /proc, /dev and /sys");
        System.out.flush();
        Launcher launcher = new Launcher();
        try (Child child = launcher.launch(plan(directory, Command.of("sh", "-c", SCRIPT)))) {
            child.waitFor();
        }
        System.out.println(
                "The last was refused: /proc/sys changes the one kernel that all share, so it is read-only here.");
    }

    // tag::compose[]
    /** A child that finds in /proc, /dev and /sys what programs expect, and nothing about others. */
    public static LaunchPlan plan(Command command) throws IOException {
        return plan(HostRoot.inUserCache().directory(), command);
    }

    private static LaunchPlan plan(Path directory, Command command) {
        LaunchPlan plan = upToTheProgram(Namespaces.ofContainer(User.current()), directory);
        plan.part(1, "its program", part -> command.addTo(part.child()));
        return plan;
    }

    static LaunchPlan upToTheProgram(Namespaces namespaces, Path directory) {
        User user = User.current();
        RootFilesystem root = new RootFilesystem(directory, RootFilesystem.Layer.inMemory(user));
        SystemFilesystems filesystems = new SystemFilesystems(namespaces, Optional.empty());
        LaunchPlan plan = new LaunchPlan();
        plan.part(2, "the namespaces that it is born into", part -> namespaces.create(part, user));
        plan.part(2, "the namespaces that it enters by itself", namespaces::unshare);
        plan.part(2, "its hostname, its loopback interface", part -> namespaces.configure(part, HOSTNAME));
        plan.part(2, "its session keyring", part -> SessionKeyring.addTo(part.child()));
        plan.part(3, "its mounts are its own", part -> RootFilesystem.makePrivate(part.child()));
        // While the host's root is / still: the paths are the host's.
        SystemFilesystems.Borrowed borrowed =
                plan.partWithResult(4, "what it borrows from the host", part -> filesystems.borrow(part.child()));
        plan.part(3, "its files", part -> root.mountAndEnter(part.child()));
        plan.part(3, "its files are all it can name", part -> RootFilesystem.pivot(part.child()));
        // Before any path of the root filesystem is looked up: a link in it could lead to what lies on top of it now.
        plan.part(3, "the host's files are gone for good", part -> RootFilesystem.forgetHost(part.child()));
        plan.part(4, "/proc, /dev, /sys", part -> filesystems.addTo(part.child(), borrowed));
        return plan;
    }
    // end::compose[]
}
