package containers.rootfs;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_RDONLY;
import static containers.program.RoutineCalls.memcpy;

import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.Errno;
import containers.kernel.Telling;
import containers.launch.LaunchPlan;
import java.util.List;

/**
 * A part of the host's tree for a child in whose user namespace other IDs stand for those inside.
 *
 * <p>What belongs to the host's root belongs to nobody in there. So the parent makes a copy of the mount and has it shifted:
 * through it, whose a file is, is seen as that namespace sees it, and what root inside makes is root's on the disk. Nothing
 * is copied but the mount, and who looks past it sees no difference. Only who is root of the filesystem may do that, and only
 * before the mount is attached: mount_setattr(2), "ID-mapped mounts".
 */
public final class ShiftedMount {

    private ShiftedMount() {}

    // tag::take[]
    /**
     * Adds the parent's calls. They come when the maps are written.
     *
     * @param source what is taken, with all mounts below: an absolute path
     * @param missing what to tell when it isn't there
     * @return the descriptor that the child has for it
     */
    public static Argument take(LaunchPlan plan, String source, List<Telling> missing) {
        Argument tree = plan.handDown(MountCalls.open_tree_recursive(source), missing);
        Argument.Result directory = plan.childWaits();
        CallList meanwhile = plan.meanwhile();
        Argument.Bytes attributes = MountCalls.idmapAttributes();
        Argument.Result namespace = meanwhile.add(FileCalls.openat(directory, "ns/user", O_RDONLY, O_CLOEXEC));
        Argument field = new Argument.Inside(attributes, MountCalls.USERNS_FD);
        meanwhile.add(memcpy(field, new Argument.ResultAddress(namespace.row()), Integer.BYTES));
        meanwhile.add(MountCalls.mount_setattr_idmap(tree, attributes), refused(source));
        meanwhile.add(FileCalls.close(namespace));
        meanwhile.add(FileCalls.close(tree));
        return tree;
    }
    // end::take[]

    private static List<Telling> refused(String source) {
        return List.of(Telling.on(
                Errno.EINVAL,
                Telling.RUNNER_FAILED,
                "the filesystem of " + source
                        + ", or one below it, can't show its files as another user's (ID-mapped mounts): move"
                        + " it to another filesystem, as ext4, xfs or btrfs, or use --userns host"));
    }
}
