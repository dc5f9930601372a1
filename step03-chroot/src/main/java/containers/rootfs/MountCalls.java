package containers.rootfs;

import static containers.calls.FileCalls.AT_FDCWD;
import static containers.kernel.Argument.NULL;
import static containers.kernel.Argument.flags;
import static containers.kernel.Argument.number;
import static containers.kernel.Argument.text;

import containers.calls.AtFlag;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** The system calls on mounts and on the root directory. Each is described in section 2 of the manual under its name. */
public final class MountCalls {

    /** The size of {@code struct mount_attr}. */
    private static final int MOUNT_ATTR_SIZE = 32;

    private static final long MOUNT_ATTR_RDONLY = 1;
    private static final long MOUNT_ATTR_NODEV = 4;

    private MountCalls() {}

    /** Attaches a filesystem, or changes a mount. */
    public static Call mount(Mount mount) {
        return Call.of(
                SystemCall.MOUNT,
                textOrNull(mount.source()),
                text(mount.destination()),
                textOrNull(mount.type()),
                flags(mount.flags().toArray(new MountFlag[0])),
                textOrNull(mount.data()));
    }

    /** Takes a mount away, now from the tree of names, and for good when nobody uses it any more. */
    public static Call umount2_detach(String target) {
        return Call.of(SystemCall.UMOUNT2, text(target), new Argument.Word(2, "MNT_DETACH"));
    }

    /** Makes {@code newRoot} the root mount of this namespace, and moves the old one to {@code putOld}. */
    public static Call pivot_root(String newRoot, String putOld) {
        return Call.of(SystemCall.PIVOT_ROOT, text(newRoot), text(putOld));
    }

    /** Changes what {@code /} means to this process. */
    public static Call chroot(String path) {
        return Call.of(SystemCall.CHROOT, text(path));
    }

    /** Makes a copy of a mount that is attached nowhere yet; the result is a descriptor for it. Since Linux 5.2. */
    public static Call open_tree(String path) {
        return Call.of(
                SystemCall.OPEN_TREE,
                AT_FDCWD,
                text(path),
                flags(TreeFlag.OPEN_TREE_CLONE, TreeFlag.OPEN_TREE_CLOEXEC));
    }

    /** The same with all mounts below. */
    public static Call open_tree_recursive(String path) {
        return Call.of(
                SystemCall.OPEN_TREE,
                AT_FDCWD,
                text(path),
                flags(TreeFlag.OPEN_TREE_CLONE, TreeFlag.OPEN_TREE_CLOEXEC, AtFlag.AT_RECURSIVE));
    }

    /** Attaches what open_tree(2) returned. Since Linux 5.2. */
    public static Call move_mount(Argument tree, String target) {
        return Call.of(
                SystemCall.MOVE_MOUNT,
                tree,
                text(""),
                AT_FDCWD,
                text(target),
                new Argument.Word(4, "MOVE_MOUNT_F_EMPTY_PATH"));
    }

    /** Makes a mount and all mounts below it read-only. Since Linux 5.12. */
    public static Call mount_setattr_read_only(String path) {
        return mount_setattr(path, MOUNT_ATTR_RDONLY, "MOUNT_ATTR_RDONLY");
    }

    /** From now on no device node in a mount, or in one below it, can be opened. Since Linux 5.12. */
    public static Call mount_setattr_no_devices(String path) {
        return mount_setattr(path, MOUNT_ATTR_NODEV, "MOUNT_ATTR_NODEV");
    }

    /** Sets one attribute, and leaves the others as they are. */
    private static Call mount_setattr(String path, long attribute, String name) {
        byte[] attributes = ByteBuffer.allocate(MOUNT_ATTR_SIZE)
                .order(ByteOrder.nativeOrder())
                .putLong(attribute)
                .array();
        return Call.of(
                SystemCall.MOUNT_SETATTR,
                AT_FDCWD,
                text(path),
                flags(AtFlag.AT_RECURSIVE),
                new Argument.Bytes(attributes, "{attr_set=" + name + "}"),
                number(MOUNT_ATTR_SIZE));
    }

    private static Argument textOrNull(Optional<String> value) {
        return value.isPresent() ? text(value.get()) : NULL;
    }
}
