package containers.bridge;

import containers.netlink.Attribute;
import containers.netlink.Code;
import containers.netlink.Header;
import containers.netlink.Request;
import containers.rtnetlink.LinkRequests;
import containers.rtnetlink.MacAddress;
import containers.rtnetlink.NeighbourRequests;
import containers.rtnetlink.RouteCode;
import java.util.List;

/** What a bridge's port is by itself: whoever sends a frame from a MAC address has that address from then on. */
final class LooseCable {

    private static final int OFF = 0;
    private static final int ON = 1;

    private LooseCable() {}

    private enum Deletion implements Code {
        RTM_DELNEIGH;

        @Override
        public int number() {
            return 29;
        }
    }

    static Request loosen(int index) {
        byte[] header = Header.buffer(LinkRequests.IFINFOMSG)
                .putInt(LinkRequests.IFI_INDEX, index)
                .array();
        return Request.of(
                RouteCode.RTM_NEWLINK,
                new Header(header, "{ifi_index=" + index + "}"),
                List.of(Attribute.nested(
                        RouteCode.IFLA_LINKINFO,
                        Attribute.text(RouteCode.IFLA_INFO_SLAVE_KIND, "bridge"),
                        Attribute.nested(
                                RouteCode.IFLA_INFO_SLAVE_DATA,
                                Attribute.int8(RouteCode.IFLA_BRPORT_LEARNING, ON),
                                Attribute.int8(RouteCode.IFLA_BRPORT_LOCKED, OFF)))));
    }

    /** As an interface is by itself: it asks who is where. */
    static Request asking(int index) {
        byte[] header = Header.buffer(LinkRequests.IFINFOMSG)
                .putInt(LinkRequests.IFI_INDEX, index)
                .putInt(LinkRequests.IFI_CHANGE, LinkRequests.IFF_NOARP)
                .array();
        return Request.of(RouteCode.RTM_NEWLINK, new Header(header, "{ifi_index=" + index + "}"), List.of());
    }

    static Request noPlace(int index, MacAddress mac) {
        Request place = NeighbourRequests.newPlace(index, mac);
        return new Request(Deletion.RTM_DELNEIGH, List.of(), place.header(), place.attributes());
    }
}
