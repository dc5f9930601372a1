package containers.rootfs;

import containers.hostroot.HostRoot;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.namespaces.Hostname;
import containers.namespaces.Namespaces;
import containers.namespaces.SessionKeyring;
import containers.namespaces.User;
import java.io.IOException;
import java.nio.file.Path;

/** Step 3: gives a child another root directory, lets it escape from chroot, and shuts it in with pivot_root. */
public final class Step03Chroot {

    /** Two ways to give a process another root directory. */
    enum Way {
        CHROOT("chroot") {
            @Override
            void addTo(LaunchPlan plan) {
                plan.part(3, "its root directory", part -> RootFilesystem.change(part.child()));
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

    /** The host has processes in its /proc. This container's /proc is an empty directory still. */
    private static final String ON_THE_HOST = "[ -e /proc/self ]";

    private static final Hostname HOSTNAME = new Hostname("container");

    private final Launcher launcher;
    private final Path directory;

    private Step03Chroot(Launcher launcher, Path directory) {
        this.launcher = launcher;
        this.directory = directory;
    }

    /** Takes the directory of a root filesystem; without one, it is made of the host's programs. */
    public static void main(String[] args) throws IOException {
        Path directory = args.length > 0
                ? Path.of(args[0]).toRealPath()
                : HostRoot.inUserCache().directory();
        new Step03Chroot(new Launcher(), directory).show();
    }

    private void show() {
        System.out.println("Step 3: a child with another root directory");
        run(plan(directory, Command.of("sh", "-c", "echo \"inside, / has: $(echo /*)\"")));
        for (Way way : Way.values()) {
            System.out.println("A program tries to escape from " + way.call + ":");
            LaunchPlan escape = standingIn(directory);
            way.addTo(escape);
            ChrootEscape.addTo(
                    escape.child(),
                    ON_THE_HOST + " && echo '  It is out: this is the host.' || echo '  It is still inside.'");
            Command.of(ChrootEscape.PATH).addTo(escape.child());
            run(escape);
        }
        System.out.println("pivot_root leaves no other root around the new one, so there is nowhere to escape to.");
    }

    // tag::compose[]
    /** A child that is shut in a root filesystem made of the host's programs. */
    public static LaunchPlan plan(Command command) throws IOException {
        return plan(HostRoot.inUserCache().directory(), command);
    }

    static LaunchPlan plan(Path directory, Command command) {
        LaunchPlan plan = standingIn(directory);
        shutIn(plan);
        plan.part(1, "its program", part -> command.addTo(part.child()));
        return plan;
    }

    private static LaunchPlan standingIn(Path directory) {
        User user = User.current();
        Namespaces namespaces = Namespaces.ofContainer(user);
        RootFilesystem root = new RootFilesystem(directory, RootFilesystem.Layer.inMemory(user));
        LaunchPlan plan = new LaunchPlan();
        plan.part(2, "the namespaces that it is born into", part -> namespaces.create(part, user));
        plan.part(2, "the namespaces that it enters by itself", namespaces::unshare);
        plan.part(2, "its hostname, its loopback interface", part -> namespaces.configure(part, HOSTNAME));
        plan.part(2, "its session keyring", part -> SessionKeyring.addTo(part.child()));
        // Before any other mount: root's would show on the host.
        plan.part(3, "its mounts are its own", part -> RootFilesystem.makePrivate(part.child()));
        plan.part(3, "its files", part -> root.mountAndEnter(part.child()));
        return plan;
    }

    private static void shutIn(LaunchPlan plan) {
        plan.part(3, "its files are all it can name", part -> RootFilesystem.pivot(part.child()));
        // Step 4 needs the host's root once more in between.
        plan.part(3, "the host's files are gone for good", part -> RootFilesystem.forgetHost(part.child()));
    }
    // end::compose[]

    private void run(LaunchPlan plan) {
        System.out.flush();
        try (Child child = launcher.launch(plan)) {
            child.waitFor();
        }
    }
}
