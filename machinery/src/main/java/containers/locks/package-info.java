/**
 * Locks on open files, which everybody must ask for: {@link containers.locks.LockCalls} has the system calls,
 * {@link containers.locks.LockFlag} what flock(2) is told.
 */
package containers.locks;
