/**
 * A network that containers share with each other and with the host: {@code --network bridge}.
 *
 * <p>Read in this order: {@link containers.bridge.BridgeNetwork}, the door, with {@code Bridge}, which all share;
 * {@code FreeSubnet} chooses addresses, {@code Leases} hands them out, by locks on a {@code LeaseFile}, to one at a time, who
 * has the {@code SetupLock}; {@code LostFiles} of namespaces that aren't among the {@code LivingNetworks} go; {@code Forwarding} lets packets through. {@link containers.bridge.Membership} is what one container has, {@link containers.bridge.Cable} how it gets
 * there. {@code HostNetwork}, {@code LinkRequests}, {@code AddressRequests}, {@code NeighbourRequests}, {@code MacAddress} and
 * {@code RouteCode} are how the kernel is asked; {@link containers.bridge.BridgeTrial}, whether it can do it at all.
 */
package containers.bridge;
