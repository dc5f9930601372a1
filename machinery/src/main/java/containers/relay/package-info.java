/**
 * The connection between the caller's terminal and a container's: some processes that copy what is typed and what is shown.
 *
 * <p>{@link containers.relay.Relay} is the entrance. Read then {@code Handover}, how the monitor gets hold of the container's
 * end; {@code Pump}, what goes through; {@code Helper}, a process that does it; {@code CallersTerminal}, what becomes of the
 * terminal that the caller sits at. {@link containers.relay.TerminalCalls} has the system calls.
 */
package containers.relay;
