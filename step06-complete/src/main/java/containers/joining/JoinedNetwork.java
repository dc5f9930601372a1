package containers.joining;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_NOCTTY;
import static containers.calls.OpenFlag.O_NONBLOCK;
import static containers.calls.OpenFlag.O_RDONLY;

import containers.calls.CloneFlag;
import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.Errno;
import containers.kernel.Telling;
import containers.namespaces.NamespaceCalls;
import containers.namespaces.User;
import java.util.List;

/**
 * A network that is there already, which a container is to see: the door of this package.
 *
 * <p>The program that starts the container enters it, and the container's process is born there. It couldn't enter it by
 * itself: in a user namespace it has no rights over what belongs to one outside.
 *
 * @param path of a file that stands for it
 */
public record JoinedNetwork(String path) {

    /** Who entered a user namespace is its root, and there is nobody else to be in one that they make in it. */
    private static final User ROOT_THERE = new User(0, 0, false, -1);

    /** Who the user is where the container is made. */
    public static User seenFromThere(User user) {
        return user.isRoot() ? user : ROOT_THERE;
    }

    // tag::enter[]
    /**
     * Enters it. Comes last of what the parent does before there is a child. The path is looked up now, and may lead elsewhere
     * than when it was checked: what isn't a network can't be entered, and nothing is waited for.
     */
    public void addTo(CallList parent, User user) {
        Argument.Result file =
                parent.add(FileCalls.openat(path, O_RDONLY, O_NONBLOCK, O_NOCTTY, O_CLOEXEC), notThere());
        if (!user.isRoot()) {
            enterOwner(parent, file);
        }
        parent.add(NamespaceCalls.setns(file, CloneFlag.CLONE_NEWNET), notEntered());
        parent.add(FileCalls.close(file));
    }

    /** Whoever has no rights over networks gets them in the user namespace that this one belongs to, if it is theirs. */
    private void enterOwner(CallList parent, Argument.Result file) {
        Argument.Result owner = parent.add(NamespaceFileCalls.ioctl_ns_get_userns(file), notEntered());
        // The guardian shares the working directory, and who shares that can't enter a user namespace: setns(2).
        parent.add(NamespaceCalls.unshare(CloneFlag.CLONE_FS));
        parent.add(NamespaceCalls.setns(owner, CloneFlag.CLONE_NEWUSER), notEntered());
        parent.add(FileCalls.close(owner));
        // No change where they are: but one who isn't known there can make nothing in it.
        parent.add(NamespaceCalls.setresgid(0), notKnown());
        parent.add(NamespaceCalls.setresuid(0), notKnown());
        // More rights than before: its files in /proc are root's now, and the child writes to its own.
        parent.add(ProcessCalls.prctl_set_dumpable());
    }
    // end::enter[]

    private List<Telling> notThere() {
        return List.of(Telling.of(
                Telling.RUNNER_FAILED,
                "the network " + path + " can't be opened (a process's goes when the process ends)"));
    }

    private List<Telling> notKnown() {
        return List.of(Telling.of(
                Telling.RUNNER_FAILED,
                "the network " + path + " is in a user namespace in which this user isn't root"));
    }

    private List<Telling> notEntered() {
        return List.of(
                Telling.on(Errno.EINVAL, Telling.RUNNER_FAILED, path + " isn't a network's file"),
                Telling.on(Errno.ENOTTY, Telling.RUNNER_FAILED, path + " isn't a namespace's file"),
                Telling.on(
                        Errno.EPERM,
                        Telling.RUNNER_FAILED,
                        "the network " + path + " belongs to others than this user"),
                Telling.of(Telling.RUNNER_FAILED, "the network " + path + " can't be entered"));
    }
}
