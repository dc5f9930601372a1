/**
 * Ports of the host's that lead to a container.
 *
 * <p>{@link containers.ports.PublishedPort} is the entrance: which port of the host's, of which
 * {@link containers.ports.Protocol}, leads to which port inside. {@link containers.ports.HeldPorts} keeps them from every
 * other process for as long as the container lives.
 */
package containers.ports;
