/**
 * What a container sees besides its root filesystem, in a {@code config.json}.
 *
 * <p>{@link containers.bundle.mounts.MountSection} is all of it: a {@code SystemMount} is what every container has, a
 * {@code BindMount} a directory or a file of the host's, a {@code MemoryMount} a directory in memory. {@code Destination} is
 * where one is seen.
 */
package containers.bundle.mounts;
