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

    /** Where in it the descriptor of a user namespace is. */
    static final int USERNS_FD = 24;

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

    /** The same onto the directory or the file that a descriptor stands for, wherever its name leads by now. */
    public static Call move_mount(Argument tree, Argument target) {
        return Call.of(
                SystemCall.MOVE_MOUNT,
                tree,
                text(""),
                target,
                text(""),
                new Argument.Word(0x44, "MOVE_MOUNT_F_EMPTY_PATH|MOVE_MOUNT_T_EMPTY_PATH"));
    }

    /** Makes a mount and all mounts below it read-only. Since Linux 5.12. */
    public static Call mount_setattr_read_only(String path) {
        return set(AT_FDCWD, path, MountAttribute.MOUNT_ATTR_RDONLY, AtFlag.AT_RECURSIVE);
    }

    /** Makes a mount read-only, and none below it. Since Linux 5.12. */
    public static Call mount_setattr_only_itself_read_only(String path) {
        return set(AT_FDCWD, path, MountAttribute.MOUNT_ATTR_RDONLY);
    }

    /** Makes a mount writable again, and none below it. Since Linux 5.12. */
    public static Call mount_setattr_only_itself_writable(String path) {
        byte[] attributes = attributes(0, MountAttribute.MOUNT_ATTR_RDONLY.bits());
        return mount_setattr(AT_FDCWD, path, flags(), attributes, "{attr_clr=MOUNT_ATTR_RDONLY}");
    }

    /** From now on no device node in a mount, or in one below it, can be opened. Since Linux 5.12. */
    public static Call mount_setattr_no_devices(String path) {
        return set(AT_FDCWD, path, MountAttribute.MOUNT_ATTR_NODEV, AtFlag.AT_RECURSIVE);
    }

    /** The same for what open_tree(2) returned, attached or not. */
    public static Call mount_setattr(Argument tree, MountAttribute attribute) {
        return set(tree, "", attribute, AtFlag.AT_EMPTY_PATH, AtFlag.AT_RECURSIVE);
    }

    /**
     * From now on the files of a mount that was never attached, and of those below it, seem to be of whom a user namespace
     * makes of their owners. Since Linux 5.12, for some filesystems.
     */
    public static Call mount_setattr_idmap(Argument tree, Argument.Bytes attributes) {
        return Call.of(
                SystemCall.MOUNT_SETATTR,
                tree,
                text(""),
                flags(AtFlag.AT_EMPTY_PATH, AtFlag.AT_RECURSIVE),
                attributes,
                number(MOUNT_ATTR_SIZE));
    }

    /** What {@link #mount_setattr_idmap} takes; the namespace's descriptor goes to {@link #USERNS_FD}. */
    static Argument.Bytes idmapAttributes() {
        byte[] attributes = attributes(MountAttribute.MOUNT_ATTR_IDMAP.bits(), 0);
        return new Argument.Bytes(attributes, "{attr_set=MOUNT_ATTR_IDMAP, userns_fd}");
    }

    /** Sets one attribute, and leaves the others as they are. */
    private static Call set(Argument directory, String path, MountAttribute attribute, AtFlag... flags) {
        byte[] attributes = attributes(attribute.bits(), 0);
        return mount_setattr(directory, path, flags(flags), attributes, "{attr_set=" + attribute + "}");
    }

    private static byte[] attributes(long set, long cleared) {
        return ByteBuffer.allocate(MOUNT_ATTR_SIZE)
                .order(ByteOrder.nativeOrder())
                .putLong(set)
                .putLong(cleared)
                .array();
    }

    private static Call mount_setattr(
            Argument directory, String path, Argument flags, byte[] attributes, String shown) {
        return Call.of(
                SystemCall.MOUNT_SETATTR,
                directory,
                text(path),
                flags,
                new Argument.Constant(attributes, shown),
                number(MOUNT_ATTR_SIZE));
    }

    private static Argument textOrNull(Optional<String> value) {
        return value.isPresent() ? text(value.get()) : NULL;
    }
}
