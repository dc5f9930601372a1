package containers.rtnetlink;

import static containers.netlink.MessageFlag.NLM_F_CREATE;
import static containers.netlink.MessageFlag.NLM_F_DUMP;
import static containers.netlink.MessageFlag.NLM_F_EXCL;

import containers.netlink.Attribute;
import containers.netlink.Header;
import containers.netlink.Request;
import java.util.List;

/** Messages about interfaces, to the kernel "links". */
public final class LinkRequests {

    /** The size of {@code struct ifinfomsg}, and where in it the interface's number and its flags are. */
    public static final int IFINFOMSG = 16;

    public static final int IFI_INDEX = 4;
    public static final int IFI_FLAGS = 8;
    public static final int IFI_CHANGE = 12;
    private static final int IFF_UP = 1;
    public static final int IFF_NOARP = 0x80;

    /** No address of version 6 by itself: {@code IN6_ADDR_GEN_MODE_NONE}. */
    private static final int NONE = 1;

    private static final int OFF = 0;
    private static final int ON = 1;

    private LinkRequests() {}

    public static Request all() {
        return Request.of(RouteCode.RTM_GETLINK, link(0), List.of(), NLM_F_DUMP);
    }

    public static Request get(String name) {
        return Request.of(RouteCode.RTM_GETLINK, link(0), List.of(Attribute.text(RouteCode.IFLA_IFNAME, name)));
    }

    public static Request newBridge(String name) {
        return Request.of(
                RouteCode.RTM_NEWLINK,
                link(0),
                List.of(Attribute.text(RouteCode.IFLA_IFNAME, name), kind("bridge")),
                NLM_F_CREATE,
                NLM_F_EXCL);
    }

    /** Gives it a sign by which it is recognized. */
    public static Request mark(String name, String alias) {
        return Request.of(
                RouteCode.RTM_SETLINK,
                link(0),
                List.of(Attribute.text(RouteCode.IFLA_IFNAME, name), Attribute.text(RouteCode.IFLA_IFALIAS, alias)));
    }

    /**
     * Has it give itself no address of version 6. Else each new one asks all others whether they have it already. It is
     * refused where the kernel knows nothing of that version.
     */
    public static Request withoutVersion6(int index) {
        return Request.of(
                RouteCode.RTM_SETLINK,
                link(index),
                List.of(Attribute.nested(
                        RouteCode.IFLA_AF_SPEC,
                        Attribute.nested(
                                RouteCode.AF_INET6, Attribute.int8(RouteCode.IFLA_INET6_ADDR_GEN_MODE, NONE)))));
    }

    /**
     * Makes a cable: a pair of interfaces, where what goes into one comes out of the other, veth(4).
     *
     * <p>Either both get numbers or none does: {@code veth_newlink()} in the kernel's veth.c.
     *
     * @param index the one here, which is plugged into that bridge
     * @param peer the other one, which is in the network namespace that the descriptor stands for
     */
    public static Request newVeth(int index, String name, int bridge, int peer, String peerName, int namespace) {
        Attribute other = Attribute.nested(
                RouteCode.VETH_INFO_PEER,
                link(peer),
                List.of(
                        Attribute.text(RouteCode.IFLA_IFNAME, peerName),
                        Attribute.int32(RouteCode.IFLA_NET_NS_FD, namespace)));
        Attribute kind = Attribute.nested(
                RouteCode.IFLA_LINKINFO,
                Attribute.text(RouteCode.IFLA_INFO_KIND, "veth"),
                Attribute.nested(RouteCode.IFLA_INFO_DATA, other));
        return newPort(index, name, bridge, kind);
    }

    /** The same with both ends here. */
    public static Request newVeth(int index, String name, int bridge) {
        return newPort(index, name, bridge, kind("veth"));
    }

    /** An interface that is plugged into that bridge. */
    private static Request newPort(int index, String name, int bridge, Attribute kind) {
        return Request.of(
                RouteCode.RTM_NEWLINK,
                linkUp(index),
                List.of(
                        Attribute.text(RouteCode.IFLA_IFNAME, name),
                        Attribute.int32(RouteCode.IFLA_MASTER, bridge),
                        kind),
                NLM_F_CREATE,
                NLM_F_EXCL);
    }

    /**
     * Has its port of the bridge let in only frames from the MAC address that it has a place for ({@code BR_PORT_LOCKED}, since
     * Linux 5.18, is ignored before), and let out only frames to it, or to all. What comes in changes no place.
     *
     * @param hairpin whether it lets out what came in there, too: a container that asks for its own published port. Where the
     *     kernel asks the table about what a bridge passes on, too, that never leaves the bridge
     */
    public static Request lock(int index, boolean hairpin) {
        return Request.of(
                RouteCode.RTM_NEWLINK,
                link(index),
                List.of(Attribute.nested(
                        RouteCode.IFLA_LINKINFO,
                        Attribute.text(RouteCode.IFLA_INFO_SLAVE_KIND, "bridge"),
                        Attribute.nested(
                                RouteCode.IFLA_INFO_SLAVE_DATA,
                                Attribute.int8(RouteCode.IFLA_BRPORT_MODE, hairpin ? ON : OFF),
                                Attribute.int8(RouteCode.IFLA_BRPORT_LEARNING, OFF),
                                Attribute.int8(RouteCode.IFLA_BRPORT_UNICAST_FLOOD, OFF),
                                Attribute.int8(RouteCode.IFLA_BRPORT_LOCKED, ON)))));
    }

    /** Sends it to the network namespace that the descriptor stands for. */
    public static Request move(int index, int namespace) {
        return Request.of(
                RouteCode.RTM_SETLINK, link(index), List.of(Attribute.int32(RouteCode.IFLA_NET_NS_FD, namespace)));
    }

    /** Gives it that address, and switches it on. */
    public static Request up(int index, MacAddress mac) {
        return Request.of(RouteCode.RTM_SETLINK, linkUp(index), List.of(address(mac)));
    }

    /**
     * The same for one that asks nobody, and answers nobody: all whom it sends to it has been told of. Each one who was asked
     * for in vain has a place in the machine's table of neighbours for seconds, arp(7).
     */
    public static Request upKnowing(int index, MacAddress mac) {
        int flags = IFF_UP | IFF_NOARP;
        return Request.of(RouteCode.RTM_SETLINK, link(index, flags, "IFF_UP|IFF_NOARP"), List.of(address(mac)));
    }

    public static Request up(int index) {
        return Request.of(RouteCode.RTM_SETLINK, linkUp(index), List.of());
    }

    public static Request delete(int index) {
        return Request.of(RouteCode.RTM_DELLINK, link(index), List.of());
    }

    private static Attribute kind(String kind) {
        return Attribute.nested(RouteCode.IFLA_LINKINFO, Attribute.text(RouteCode.IFLA_INFO_KIND, kind));
    }

    private static Attribute address(MacAddress mac) {
        return Attribute.bytes(RouteCode.IFLA_ADDRESS, mac.bytes(), mac.toString());
    }

    private static Header link(int index) {
        return new Header(
                Header.buffer(IFINFOMSG).putInt(IFI_INDEX, index).array(),
                index == 0 ? "" : "{ifi_index=" + index + "}");
    }

    private static Header linkUp(int index) {
        return link(index, IFF_UP, "IFF_UP");
    }

    private static Header link(int index, int flags, String names) {
        return new Header(
                Header.buffer(IFINFOMSG)
                        .putInt(IFI_INDEX, index)
                        .putInt(IFI_FLAGS, flags)
                        .putInt(IFI_CHANGE, flags)
                        .array(),
                (index == 0 ? "{" : "{ifi_index=" + index + ", ") + "ifi_flags=" + names + "}");
    }
}
