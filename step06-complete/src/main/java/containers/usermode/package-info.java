/**
 * A network for whom has no rights over networks.
 *
 * <p>{@link containers.usermode.UserNetwork} has one made by a {@link containers.usermode.NetworkProgram}, which is another
 * project's. {@code InterfaceCalls} has the system calls.
 */
package containers.usermode;
