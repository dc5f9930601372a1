/**
 * The container's terminal: {@link containers.terminal.Terminal}, the one that the caller sits at, and
 * {@link containers.terminal.PseudoTerminal}, which the container has in its place, or {@code Pipes}.
 */
package containers.terminal;
