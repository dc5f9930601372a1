/**
 * A network for whom has no rights over networks.
 *
 * <p>{@link containers.usermode.UserNetwork} has one made by a {@link containers.usermode.NetworkProgram}, which is another
 * project's. {@code PastaPorts} are the words for ports that lead
 * to the container, {@code FreePorts} looks whether these can be had, {@code InterfaceCalls} has the system calls.
 * {@code LostPrograms} are those whose containers are no more.
 */
package containers.usermode;
