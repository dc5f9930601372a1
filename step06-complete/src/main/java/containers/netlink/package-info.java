/**
 * Messages to the kernel and its answers, over a socket: netlink(7), the language of its network.
 *
 * <p>{@link containers.netlink.Request} is one message: what is to be done, and with what, as data that can be printed, sent,
 * or written into a program for later. Read then {@link containers.netlink.Attribute}, which most of a message consists of,
 * with {@link containers.netlink.Code} for names and {@link containers.netlink.MessageFlag}; {@link containers.netlink.Header},
 * what a message begins with; {@link containers.netlink.Batch}, several at once. {@link containers.netlink.NetlinkSocket} sends
 * them, to the part of the kernel that {@link containers.netlink.NetlinkFamily} names, with {@link containers.netlink.NetlinkCalls};
 * {@link containers.netlink.RequestRows} has a program send one. {@link containers.netlink.Reply} and {@link containers.netlink.Attributes} are what comes back, {@link
 * containers.netlink.NetlinkException} is a refusal, which {@code Acknowledgement} has read.
 */
package containers.netlink;
