/**
 * Files in a container that aren't its root filesystem's: the host's, or some in memory.
 *
 * <p>{@link containers.volumes.GivenFiles} is the door. {@link containers.volumes.Volumes} are mounts, taken while the
 * host's files can be seen and put in their places when they can't. {@code Place} finds a place, or makes it, wherever the
 * links of a hostile root filesystem lead; {@code HeldMount} is a mount on its way there, {@code Covered} where one in
 * memory is made.
 *
 * <p>{@link containers.volumes.OwnFiles} are the three files in {@code /etc} that every container has for itself.
 * {@link containers.volumes.ReadOnlyRoot} is for who wants no changes but those in volumes. {@code PlaceCalls} has the
 * system calls.
 */
package containers.volumes;
