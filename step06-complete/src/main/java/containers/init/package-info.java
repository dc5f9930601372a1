/**
 * A container's first process as a program of its own: {@link containers.init.Init}, which has the command run as the second,
 * and {@link containers.init.InitProgram}, what the first does until then.
 */
package containers.init;
