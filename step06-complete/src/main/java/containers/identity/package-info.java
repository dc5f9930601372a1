/**
 * Who a container's program is: a user and groups, which only the container's own files give names to.
 *
 * <p>{@link containers.identity.Identity} is the door: the numbers, and the calls that make a process theirs. Read then
 * {@link containers.identity.Accounts}, which finds the numbers for names, and {@code FileBelow}, which reads the files of
 * somebody who may have put links into them.
 *
 * <p>{@link containers.identity.IdRanges} chooses who these are on the host, where the container has a user namespace:
 * {@code SubordinateIds} reads who may have which.
 * {@link containers.identity.RangeLock} keeps others' hands off them.
 */
package containers.identity;
