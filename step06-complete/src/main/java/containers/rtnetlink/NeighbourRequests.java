package containers.rtnetlink;

import static containers.netlink.MessageFlag.NLM_F_CREATE;
import static containers.netlink.MessageFlag.NLM_F_REPLACE;

import containers.addresses.Ipv4Address;
import containers.netlink.Attribute;
import containers.netlink.Header;
import containers.netlink.Request;
import java.nio.ByteBuffer;
import java.util.List;

/** Messages about who is where on a wire: arp(7), bridge(8). Who is told so asks nobody, and believes nobody else. */
public final class NeighbourRequests {

    private static final int NDMSG = 12;
    private static final int NDM_IFINDEX = 4;
    private static final int NDM_STATE = 8;
    private static final int NDM_FLAGS = 10;
    private static final byte AF_INET = 2;
    private static final byte AF_BRIDGE = 7;
    private static final short NUD_NOARP = 0x40;
    private static final short NUD_PERMANENT = 0x80;
    private static final byte NTF_MASTER = 4;

    private NeighbourRequests() {}

    /** Who has that IP address, at that interface, has that MAC address. */
    public static Request newNeighbour(int index, Ipv4Address address, MacAddress mac) {
        byte[] header = header(AF_INET, index, NUD_PERMANENT).array();
        return request(
                header,
                "{AF_INET, ndm_ifindex=" + index + ", NUD_PERMANENT}",
                Attribute.bytes(RouteCode.NDA_DST, address.bytes(), address.toString()),
                address(mac));
    }

    /** Frames to that MAC address go to that port of a bridge. */
    public static Request newPlace(int port, MacAddress mac) {
        byte[] header =
                header(AF_BRIDGE, port, NUD_NOARP).put(NDM_FLAGS, NTF_MASTER).array();
        return request(header, "{AF_BRIDGE, ndm_ifindex=" + port + ", NUD_NOARP, NTF_MASTER}", address(mac));
    }

    private static ByteBuffer header(byte family, int index, short state) {
        return Header.buffer(NDMSG).put(0, family).putInt(NDM_IFINDEX, index).putShort(NDM_STATE, state);
    }

    private static Request request(byte[] header, String text, Attribute... attributes) {
        return Request.of(
                RouteCode.RTM_NEWNEIGH, new Header(header, text), List.of(attributes), NLM_F_CREATE, NLM_F_REPLACE);
    }

    private static Attribute address(MacAddress mac) {
        return Attribute.bytes(RouteCode.NDA_LLADDR, mac.bytes(), mac.toString());
    }
}
