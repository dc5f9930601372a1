package containers.doctor;

import containers.hostroot.HostRoot;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.ExitStatus;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.rootfs.RootFilesystem;
import containers.telling.Advice;
import containers.telling.Failures;
import containers.telling.OneLine;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Mounts a layer of changes over a root filesystem, in a user namespace: an ordinary user's containers all have one, and
 * Linux allows it since 5.11 only.
 *
 * @param advice what is known about refused calls
 * @param user who would start containers
 */
record LayerTrial(Advice advice, User user) {

    private static final String THING = "overlay";

    Finding overlay() {
        try {
            ExitStatus status = mounted();
            return status.shellStatus() == 0
                    ? Finding.ok(THING, "a layer of changes can be mounted in a user namespace")
                    : without("the program there " + status, "see dmesg");
        } catch (IOException unreadable) {
            return without(Failures.description(unreadable), "make room for that file, or let this user at it");
        } catch (RuntimeException refused) {
            if (refused instanceof OneLine line) {
                return without(line.told(), line.refused().flatMap(advice::on).orElse("what is missing above"));
            }
            throw refused;
        }
    }

    /** Root's containers have their layer outside of user namespaces, unless these are asked for. */
    private Finding without(String why, String mend) {
        String means = "no layer of changes can be mounted in a user namespace: ";
        return user.isRoot()
                ? Finding.degraded(THING, means + "no --userns remap: " + why, mend)
                : Finding.missing(THING, means + why, mend);
    }

    private ExitStatus mounted() throws IOException {
        User ordinary = new User(user.uid(), user.gid(), false, user.capabilities());
        Path directory = HostRoot.inUserCache().directory();
        RootFilesystem root = new RootFilesystem(directory, RootFilesystem.Use.SHARED, ordinary);
        LaunchPlan plan = new LaunchPlan();
        plan.part(2, "a user namespace");
        Namespaces.ofContainer(ordinary).create(plan, ordinary);
        plan.part(3, "its files stay while it runs");
        root.keep(plan);
        plan.part(3, "its mounts are its own");
        RootFilesystem.makePrivate(plan.child());
        plan.part(3, "its files");
        root.mountAndEnter(plan.child());
        plan.part(3, "its files are all it can name");
        RootFilesystem.pivot(plan.child());
        plan.part(3, "the host's files are gone for good");
        RootFilesystem.forgetHost(plan.child());
        plan.part(1, "its program");
        Command.of("sh", "-c", "exit 0").addTo(plan.child());
        try (Child child = new Launcher().launch(plan)) {
            return child.waitFor();
        }
    }
}
