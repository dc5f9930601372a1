/**
 * Interfaces, their addresses, the ways to others, and who is where: rtnetlink(7).
 *
 * <p>{@link containers.rtnetlink.HostNetwork} is what there is in one network namespace. {@link containers.rtnetlink.LinkRequests},
 * {@link containers.rtnetlink.AddressRequests}, {@link containers.rtnetlink.NeighbourRequests} have the messages, {@link
 * containers.rtnetlink.RouteCode} their numbers, and {@link containers.rtnetlink.MacAddress} is what an interface is called on
 * its wire.
 */
package containers.rtnetlink;
