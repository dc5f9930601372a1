package containers.rootfs;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_DIRECTORY;
import static containers.calls.OpenFlag.O_RDONLY;
import static containers.rootfs.MountCalls.chroot;
import static containers.rootfs.MountCalls.pivot_root;
import static containers.rootfs.MountCalls.umount2_detach;
import static containers.rootfs.MountFlag.MS_NODEV;
import static containers.rootfs.MountFlag.MS_NOSUID;
import static containers.rootfs.MountFlag.MS_PRIVATE;
import static containers.rootfs.MountFlag.MS_REC;

import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.launch.LaunchPlan;
import containers.locks.LockCalls;
import containers.locks.LockFlag;
import containers.namespaces.User;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The directory that is to be the child's {@code /}.
 *
 * @param directory its absolute path
 * @param use what becomes of the child's changes to it
 * @param inUserNamespace whether the child is in a user namespace of its own
 * @param layerSize the bytes that its changes can take, where they go to a layer in memory; empty for half of the machine's
 *     memory, which is what the kernel gives: tmpfs(5)
 */
public record RootFilesystem(Path directory, Use use, boolean inUserNamespace, OptionalLong layerSize) {

    /** A directory of the host's that is there everywhere, and is covered in the child's view only. */
    private static final String PLACE = "/tmp";

    /** With the kernel's size for a layer, and the namespaces that such a user's child has. */
    public RootFilesystem(Path directory, Use use, User user) {
        this(directory, use, !user.isRoot(), OptionalLong.empty());
    }

    /** What becomes of changes. */
    public enum Use {
        /** They go to a layer in memory that ends with the child. */
        LAYERED,
        /** The same, and the directory is one of those in the cache, which are removed when nobody uses them. */
        SHARED,
        /** They are made to the directory itself. */
        PERSISTENT
    }

    // tag::private[]
    /**
     * Cuts the child's mounts off from the host's. Comes before any other mount call: systemd mounts {@code /} as
     * shared, and what root mounts below a shared mount shows up in every namespace that shares it.
     */
    public static void makePrivate(CallList child) {
        // tag::lab-private[]
        Mount.change("/", MS_REC, MS_PRIVATE).addTo(child);
        // end::lab-private[]
    }
    // end::private[]

    /** Keeps it from being removed: the lock is held until the end of who makes these calls. */
    public void keep(LaunchPlan plan) {
        if (use == Use.SHARED) {
            Argument.Result opened =
                    plan.parent().add(FileCalls.openat(directory.toString(), O_RDONLY, O_DIRECTORY, O_CLOEXEC));
            plan.parent().add(LockCalls.flock(opened, LockFlag.LOCK_SH, LockFlag.LOCK_NB));
        }
    }

    /**
     * Mounts the root filesystem, over the directory itself, and goes there. No device node in it can be used, whoever made
     * it.
     */
    public void mountAndEnter(CallList child) {
        if (use == Use.PERSISTENT) {
            // pivot_root wants a mount, and a directory becomes one when it is bound to itself.
            Mount.bind(directory.toString(), directory.toString(), MS_REC).addTo(child);
            child.add(DirectoryCalls.chdir(directory.toString()));
            child.add(MountCalls.mount_setattr_no_devices("."));
        } else {
            child.add(DirectoryCalls.chdir(directory.toString()));
            mountLayer(child);
        }
    }

    /** The same for a child to whom the directory's files would be nobody's: it gets a {@link ShiftedMount} of them. */
    public void shiftMountAndEnter(LaunchPlan plan) {
        Argument shifted = ShiftedMount.take(plan, directory.toString(), List.of());
        CallList child = plan.child();
        child.add(MountCalls.move_mount(shifted, PLACE));
        child.add(FileCalls.close(shifted));
        child.add(DirectoryCalls.chdir(PLACE));
        if (use == Use.PERSISTENT) {
            child.add(MountCalls.mount_setattr_no_devices("."));
        } else {
            mountLayer(child);
        }
    }

    // tag::layer[]
    /**
     * An overlay shows a lower directory with an upper one on top: a change goes to the upper. Ours is in memory, in a
     * tmpfs that covers a directory of the host's in the child's view only. The lower directory is covered too then, but
     * the child stands in it, and {@code "."} still leads there.
     */
    private void mountLayer(CallList child) {
        // tag::lab-layer[]
        Mount.of("tmpfs", PLACE, "tmpfs", MS_NOSUID, MS_NODEV)
                .with(layerOptions())
                .addTo(child);
        child.add(DirectoryCalls.mkdirat(PLACE + "/upper", 0755));
        child.add(DirectoryCalls.mkdirat(PLACE + "/work", 0755));
        child.add(DirectoryCalls.mkdirat(PLACE + "/root", 0755));
        Mount.of("overlay", PLACE + "/root", "overlay", MS_NODEV)
                .with(overlayOptions())
                .addTo(child);
        child.add(DirectoryCalls.chdir(PLACE + "/root"));
        // end::lab-layer[]
    }
    // end::layer[]

    private String layerOptions() {
        return "mode=0755" + (layerSize.isPresent() ? ",size=" + layerSize.getAsLong() : "");
    }

    private String overlayOptions() {
        String options = "lowerdir=.,upperdir=" + PLACE + "/upper,workdir=" + PLACE + "/work";
        // Without the initial namespace's root, notes on files can't be "trusted" attributes: they are the user's.
        return inUserNamespace ? options + ",userxattr" : options;
    }

    // tag::pivot[]
    /**
     * Makes the working directory the root of the mount namespace. The old root is on top of it then, at the same place:
     * pivot_root(2), "pivot_root(".", ".")". So no directory for it is needed. But a path that goes up from the root,
     * as {@code /..}, leads to it, and so may a link in the root filesystem: before it is gone, no path may be looked up.
     */
    public static void pivot(CallList child) {
        // tag::lab-pivot[]
        child.add(pivot_root(".", "."));
        // end::lab-pivot[]
    }

    /** Lets go of the old root. Comes when nothing of it is needed any more; there is no way back. */
    public static void forgetHost(CallList child) {
        // tag::lab-forget[]
        child.add(umount2_detach("."));
        // end::lab-forget[]
    }
    // end::pivot[]

    // tag::chroot[]
    /** The older way: only this process's {@code /} changes, and the host's root is still there around it. */
    public static void change(CallList child) {
        child.add(chroot("."));
        child.add(DirectoryCalls.chdir("/"));
    }
    // end::chroot[]
}
