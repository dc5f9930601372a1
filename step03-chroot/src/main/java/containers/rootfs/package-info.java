/**
 * A child's own files: another directory for its {@code /}, and no way back.
 *
 * <p>{@link containers.rootfs.Step03Chroot} is the entrance: it lets a child escape from chroot, and shuts it in with
 * pivot_root. Read then {@link containers.rootfs.RootFilesystem}, the directory that becomes {@code /};
 * {@link containers.rootfs.ChrootEscape}, the way out of chroot; {@link containers.rootfs.Mount}, a mount by its name,
 * {@link containers.rootfs.BorrowedMount}, one that is carried over from the host, and
 * {@link containers.rootfs.ShiftedMount}, one whose files seem to be somebody else's.
 *
 * <p>{@link containers.rootfs.MountCalls} has the system calls, {@link containers.rootfs.MountFlag},
 * {@link containers.rootfs.MountAttribute} and {@code TreeFlag} their flags. {@link containers.rootfs.MountAdvice} is for
 * whom the kernel refuses one.
 */
package containers.rootfs;
