/**
 * The container's terminal: {@link containers.terminal.Terminal}, the one that the caller sits at, and
 * {@link containers.terminal.PseudoTerminal}, which the container has in its place, or {@code Pipes}. A program that looks
 * at each of its starts has {@link containers.terminal.LaterOutputs}.
 */
package containers.terminal;
