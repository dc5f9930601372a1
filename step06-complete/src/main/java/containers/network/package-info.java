/**
 * What connects a container with others.
 *
 * <p>{@link containers.network.Network} says which network it sees.
 */
package containers.network;
