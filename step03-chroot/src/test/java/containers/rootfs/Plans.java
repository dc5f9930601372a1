package containers.rootfs;

import containers.launch.LaunchPlan;
import containers.launch.Witness;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Plans of children with a root filesystem of their own, and what becomes of them. */
public final class Plans {

    private static final User CURRENT = User.current();

    private Plans() {}

    /** A child in the namespaces that a container has. */
    public static LaunchPlan inNamespaces() {
        Namespaces namespaces = Namespaces.ofContainer(CURRENT);
        LaunchPlan plan = new LaunchPlan();
        namespaces.create(plan, CURRENT);
        namespaces.unshare(plan);
        return plan;
    }

    /** A child that stands in the directory, which is a mount already, but isn't its root yet. */
    public static LaunchPlan before(Path directory, RootFilesystem.Use use) {
        LaunchPlan plan = inNamespaces();
        RootFilesystem.makePrivate(plan.child());
        enter(plan, directory, use);
        return plan;
    }

    /** Has the child stand in the directory. Its mounts are its own by then. */
    static void enter(LaunchPlan plan, Path directory, RootFilesystem.Use use) {
        new RootFilesystem(directory, use, CURRENT).mountAndEnter(plan.child());
    }

    /** A child that is shut in the directory. */
    public static LaunchPlan pivoted(Path directory, RootFilesystem.Use use) {
        LaunchPlan plan = before(directory, use);
        RootFilesystem.pivot(plan.child());
        RootFilesystem.forgetHost(plan.child());
        return plan;
    }

    /** The mounts that a child of such a plan has, as the kernel lists them. */
    static List<String> mounts(Witness inhabitant) {
        try {
            return Files.readAllLines(inhabitant.proc("mountinfo"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
