package containers.filesystems;

import containers.launch.Child;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.namespaces.Hostname;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.rootfs.HostRoot;
import containers.rootfs.RootFilesystem;
import java.io.IOException;
import java.nio.file.Path;

/** Step 4: mounts what programs expect to find, and shows that {@code ps} sees only the container. */
public final class Step04Proc {

    private static final String SCRIPT = "ps fxa; ls -C /dev; echo 60 > /proc/sys/vm/swappiness";

    private Step04Proc() {}

    /** Takes the directory of a root filesystem; without one, it is made of the host's programs. */
    public static void main(String[] args) throws IOException {
        Path directory = args.length > 0
                ? Path.of(args[0]).toRealPath()
                : HostRoot.inUserCache().directory();
        System.out.println("Step 4: a child with its own /proc, /dev and /sys");
        System.out.flush();
        try (Launcher launcher = new Launcher();
                Child child = launcher.launch(plan(directory))) {
            child.waitFor();
        }
        System.out.println(
                "The last was refused: /proc/sys changes the one kernel that all share, so it is read-only here.");
    }

    private static LaunchPlan plan(Path directory) {
        User user = User.current();
        Namespaces namespaces = Namespaces.ofContainer(user);
        SystemFilesystems filesystems = new SystemFilesystems(namespaces, null, CgroupMount.ofHost());
        LaunchPlan plan = new LaunchPlan();
        namespaces.create(plan, user);
        namespaces.unshare(plan);
        namespaces.configure(plan, new Hostname("container"));
        RootFilesystem.makePrivate(plan.child());
        filesystems.borrow(plan.child());
        new RootFilesystem(directory, RootFilesystem.Layer.inMemory(user)).mountAndEnter(plan.child());
        RootFilesystem.pivot(plan.child());
        filesystems.addTo(plan.child());
        RootFilesystem.forgetHost(plan.child());
        Command.of("sh", "-c", SCRIPT).addTo(plan.child());
        return plan;
    }
}
