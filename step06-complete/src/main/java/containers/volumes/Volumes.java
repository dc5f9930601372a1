package containers.volumes;

import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.Errno;
import containers.kernel.Telling;
import containers.launch.LaunchPlan;
import containers.rootfs.Mount;
import containers.rootfs.MountAttribute;
import containers.rootfs.MountCalls;
import containers.rootfs.MountFlag;
import containers.rootfs.ShiftedMount;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * What a container sees besides its root filesystem: directories and files of the host's, and directories in memory.
 *
 * @param mounts a bind mount for each of the first, a tmpfs for each of the second, in the order in which they are mounted
 */
public record Volumes(List<Mount> mounts) {

    private static final String DIFFERENT = ": one is a directory, and the other is none";

    /** What lies in another comes after it. */
    public Volumes {
        mounts = mounts.size() < 2 ? List.copyOf(mounts) : sorted(mounts);
    }

    private static List<Mount> sorted(List<Mount> mounts) {
        List<Mount> sorted = new ArrayList<>(mounts);
        sorted.sort((one, other) -> Long.compare(depth(one), depth(other)));
        return List.copyOf(sorted);
    }

    private static long depth(Mount mount) {
        return mount.destination().chars().filter(each -> each == '/').count();
    }

    /** Whether what is made in one of them stays when the container has ended. */
    public boolean keepFiles() {
        for (Mount mount : mounts) {
            if (mount.type().isEmpty() && !mount.flags().contains(MountFlag.MS_RDONLY)) {
                return true;
            }
        }
        return false;
    }

    /** What was taken from the host, or made in memory, on its way to its place. */
    public record Taken(List<HeldMount> held) {
        public Taken {
            held = List.copyOf(held);
        }
    }

    // tag::take[]
    /**
     * Takes the host's files. Comes while its root is {@code /}, and before anything is mounted over a part of it.
     *
     * @param shifted whether whose they are is seen as the container's user namespace sees it
     */
    public Taken take(LaunchPlan plan, boolean shifted) {
        List<HeldMount> held = new ArrayList<>();
        for (Mount mount : mounts) {
            held.add(mount.type().isEmpty() ? ofHost(plan, mount, shifted) : inMemory(plan.child(), mount));
        }
        return new Taken(held);
    }

    /** A copy of the mount, with all mounts below. Nobody can see it yet, so nobody can write to what is to be read only. */
    private static HeldMount ofHost(LaunchPlan plan, Mount mount, boolean shifted) {
        CallList child = plan.child();
        String source = mount.source().orElseThrow();
        Argument tree = shifted
                ? ShiftedMount.take(plan, source, missing(source))
                : child.add(MountCalls.open_tree_recursive(source), missing(source));
        child.add(MountCalls.mount_setattr(tree, MountAttribute.MOUNT_ATTR_NODEV));
        set(child, tree, mount, MountFlag.MS_RDONLY, MountAttribute.MOUNT_ATTR_RDONLY);
        set(child, tree, mount, MountFlag.MS_NOSUID, MountAttribute.MOUNT_ATTR_NOSUID);
        set(child, tree, mount, MountFlag.MS_NOEXEC, MountAttribute.MOUNT_ATTR_NOEXEC);
        boolean directory = new File(source).isDirectory();
        return new HeldMount(tree, mount.destination(), directory ? Place.Kind.DIRECTORY : Place.Kind.FILE);
    }
    // end::take[]

    private static void set(CallList child, Argument tree, Mount mount, MountFlag flag, MountAttribute attribute) {
        if (mount.flags().contains(flag)) {
            child.add(MountCalls.mount_setattr(tree, attribute));
        }
    }

    private static HeldMount inMemory(CallList child, Mount mount) {
        Covered.begin(child, mount);
        Argument.Result tree = child.add(MountCalls.open_tree(Covered.DIRECTORY));
        Covered.end(child);
        return new HeldMount(tree, mount.destination(), Place.Kind.DIRECTORY);
    }

    /**
     * Puts each in its place. Comes when the host's files are gone, and all else is mounted: a link that leads to /proc, or
     * to what a mount covers otherwise, is refused, and no link leads from one volume to another.
     */
    public void place(CallList child, Taken taken) {
        for (HeldMount mount : taken.held()) {
            String destination = mount.destination();
            Place place = place(mount, taken.held());
            Argument.Result found = place.open(child, noPlace(destination));
            child.add(MountCalls.move_mount(mount.tree(), found), noPlace(destination));
            child.add(FileCalls.close(found));
        }
        for (HeldMount mount : taken.held()) {
            child.add(FileCalls.close(mount.tree()));
        }
    }

    /** It starts at the volume that it lies in, the innermost; at the root otherwise. */
    private static Place place(HeldMount mount, List<HeldMount> all) {
        Argument base = FileCalls.AT_FDCWD;
        String path = mount.destination().substring(1);
        for (HeldMount other : all) {
            if (other.holds(mount.destination())) {
                base = other.tree();
                path = mount.destination().substring(other.destination().length() + 1);
            }
        }
        return new Place(base, path, mount.kind());
    }

    private static List<Telling> missing(String source) {
        return List.of(Telling.of(Telling.RUNNER_FAILED, "the volume " + source + " can't be taken from the host"));
    }

    private static List<Telling> noPlace(String destination) {
        String beginning = "the container has no place to mount " + destination + " on";
        return List.of(
                Telling.on(
                        Errno.ENOENT,
                        Telling.RUNNER_FAILED,
                        beginning + ": it isn't there and can't be made (a link that leads nowhere, or files that are"
                                + " read-only, or a full disk)"),
                Telling.on(Errno.ENOTDIR, Telling.RUNNER_FAILED, beginning + DIFFERENT),
                Telling.on(Errno.EINVAL, Telling.RUNNER_FAILED, beginning + DIFFERENT),
                Telling.on(
                        Errno.EXDEV,
                        Telling.RUNNER_FAILED,
                        beginning
                                + ": the way there leads into another mount, /proc for instance (one of the host's below"
                                + " a --persist root: mount it with -v, too)"),
                Telling.on(
                        Errno.EAGAIN,
                        Telling.RUNNER_FAILED,
                        beginning + " while the names around it are being changed: try again"),
                Telling.of(Telling.RUNNER_FAILED, beginning));
    }
}
