/**
 * Mounts that root inside can't take off.
 *
 * <p>{@link containers.locking.LockedMounts} is the door. {@code Holder} is a process that has the container's other
 * namespaces meanwhile; {@code FilesystemCalls} has the system calls for its /proc.
 */
package containers.locking;
