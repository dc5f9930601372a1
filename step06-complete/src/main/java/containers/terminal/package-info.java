/**
 * The terminal that a container is lent: {@link containers.terminal.Terminal}, and the calls for it,
 * {@link containers.terminal.TerminalCalls}.
 */
package containers.terminal;
