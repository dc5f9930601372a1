/**
 * What is done with packets as they come in by an interface: tc(8), traffic control.
 *
 * <p>{@link containers.traffic.Ingress} has the messages for that, {@code PacketProgram} what the kernel runs for each packet,
 * {@code TrafficCode} the numbers.
 */
package containers.traffic;
