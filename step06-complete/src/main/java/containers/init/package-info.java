/**
 * A container's first process as a program of its own: {@link containers.init.Init}, which has the command run as the second,
 * and {@link containers.init.InitProgram}, what the first does until then. {@code Turn} has
 * the second wait until the first has left our memory.
 */
package containers.init;
