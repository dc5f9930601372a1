package containers.rootfs;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_CREAT;
import static containers.calls.OpenFlag.O_WRONLY;

import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.Telling;
import java.util.List;

/**
 * Something of the host's that the container is to see.
 *
 * <p>Its path means something only while the host's root is {@code /}; the place that it goes to is reached only when
 * the container's is. So a copy of its mount is taken before the pivot, and put in its place after. In between it is
 * attached nowhere, and a descriptor holds it: open_tree(2), move_mount(2).
 *
 * @param tree the call that took it: the result is the descriptor
 * @param destination its path in the container
 */
public record BorrowedMount(Argument.Result tree, String destination) {

    /** Takes a file, or a directory without the mounts below it. Comes before the pivot. */
    public static BorrowedMount take(CallList child, String source, String destination) {
        return new BorrowedMount(child.add(MountCalls.open_tree(source)), destination);
    }

    /** Takes a directory with all mounts below it. Comes before the pivot. */
    public static BorrowedMount takeWithAllBelow(CallList child, String source, String destination) {
        // tag::lab-borrow-1[]
        return new BorrowedMount(child.add(MountCalls.open_tree_recursive(source)), destination);
        // end::lab-borrow-1[]
    }

    /** Puts it in its place, which has to be there and of its kind: a directory for a directory. A link isn't followed. */
    public void place(CallList child) {
        attach(child);
        child.add(FileCalls.close(tree));
    }

    private void attach(CallList child) {
        String missing = "the root filesystem has no place to mount " + destination + " on (a link isn't one)";
        child.add(MountCalls.move_mount(tree, destination), List.of(Telling.of(Telling.RUNNER_FAILED, missing)));
    }

    /** The same, so that nothing of it can be changed. */
    public void placeReadOnly(CallList child) {
        // tag::lab-borrow-2[]
        attach(child);
        child.add(MountCalls.mount_setattr_read_only(destination));
        child.add(FileCalls.close(tree));
        // end::lab-borrow-2[]
    }

    /** Makes a file for it, and puts it there: a file is mounted on a file. */
    public void placeOnNewFile(CallList child) {
        Argument.Result file = child.add(FileCalls.openat(destination, 0644, O_WRONLY, O_CREAT, O_CLOEXEC));
        child.add(FileCalls.close(file));
        place(child);
    }
}
