/**
 * What programs expect to find in every Linux system: {@code /proc}, {@code /dev} and {@code /sys}.
 *
 * <p>{@link containers.filesystems.Step04Proc} is the entrance: it shows that {@code ps} sees only the container. Read then
 * {@link containers.filesystems.SystemFilesystems}, what is mounted and in which order; {@code DefaultFilesystems}, those
 * without a disk; {@code Devices} with {@code DeviceNode}, {@link containers.filesystems.Device} and {@code DeviceLink},
 * what is in {@code /dev}; {@code ProtectedPaths}, what is hidden in {@code /proc} and {@code /sys}, and made read-only;
 * {@link containers.filesystems.Protection}, whether it is.
 *
 * <p>{@link containers.filesystems.MountInfo} reads the kernel's table of mounts.
 */
package containers.filesystems;
