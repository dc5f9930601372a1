/**
 * A network that containers share with each other and with the host: {@code --network bridge}.
 *
 * <p>Read in this order: {@link containers.bridge.BridgeNetwork}, the door, with {@code Bridge}, which all share;
 * {@code FreeSubnet} chooses addresses, {@link containers.bridge.lease} hands them out; {@code Forwarding} lets packets
 * through, and {@code InterfaceSwitches} what one interface lets in: each is a {@code Switch}.
 * {@link containers.bridge.Membership} is what one container has, {@link containers.bridge.Cable} how it gets there,
 * {@code Fastening} what the cable lets through. {@code FlushedTable} is what can happen to all of it. How the
 * kernel is asked is in {@link containers.rtnetlink}; whether it can do it at all, {@link containers.bridge.BridgeTrial} finds
 * out.
 */
package containers.bridge;
