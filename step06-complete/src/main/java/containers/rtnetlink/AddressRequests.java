package containers.rtnetlink;

import static containers.netlink.MessageFlag.NLM_F_CREATE;
import static containers.netlink.MessageFlag.NLM_F_DUMP;
import static containers.netlink.MessageFlag.NLM_F_EXCL;

import containers.addresses.Ipv4Address;
import containers.addresses.Subnet;
import containers.netlink.Attribute;
import containers.netlink.Header;
import containers.netlink.Request;
import java.util.List;

/** Messages about addresses of interfaces, and about routes: which way leads to which addresses. */
public final class AddressRequests {

    /** The size of {@code struct ifaddrmsg}, and of {@code struct rtmsg}. */
    public static final int IFADDRMSG = 8;

    public static final int RTMSG = 12;

    /** Where each has the number of bits that count, and the first one the interface's number. */
    public static final int PREFIX = 1;

    public static final int IFA_INDEX = 4;

    private static final int AF_INET = 2;
    private static final int RTM_TABLE = 4;
    private static final int RTM_TYPE = 7;
    private static final int RTM_PROTOCOL = 5;
    private static final byte RT_TABLE_MAIN = (byte) 254;
    private static final byte RTPROT_BOOT = 3;
    private static final byte RTN_UNICAST = 1;

    private AddressRequests() {}

    public static Request allAddresses() {
        return Request.of(RouteCode.RTM_GETADDR, header(IFADDRMSG), List.of(), NLM_F_DUMP);
    }

    public static Request allRoutes() {
        return Request.of(RouteCode.RTM_GETROUTE, header(RTMSG), List.of(), NLM_F_DUMP);
    }

    /** Gives an interface an address, and with it the way to all of its subnet. */
    public static Request newAddress(int index, Ipv4Address address, Subnet subnet) {
        byte[] header = Header.buffer(IFADDRMSG)
                .put(0, (byte) AF_INET)
                .put(PREFIX, (byte) subnet.prefix())
                .putInt(IFA_INDEX, index)
                .array();
        return Request.of(
                RouteCode.RTM_NEWADDR,
                new Header(
                        header, "{ifa_family=AF_INET, ifa_prefixlen=" + subnet.prefix() + ", ifa_index=" + index + "}"),
                List.of(
                        address(RouteCode.IFA_LOCAL, address),
                        address(RouteCode.IFA_ADDRESS, address),
                        address(
                                RouteCode.IFA_BROADCAST,
                                new Ipv4Address(
                                        subnet.first().bits() | ~subnet.mask().bits()))),
                NLM_F_CREATE,
                NLM_F_EXCL);
    }

    /** Everybody for whom there is no other way is reached through that one. */
    public static Request newDefaultRoute(Ipv4Address gateway) {
        byte[] header = Header.buffer(RTMSG)
                .put(0, (byte) AF_INET)
                .put(RTM_TABLE, RT_TABLE_MAIN)
                .put(RTM_PROTOCOL, RTPROT_BOOT)
                .put(RTM_TYPE, RTN_UNICAST)
                .array();
        return Request.of(
                RouteCode.RTM_NEWROUTE,
                new Header(header, "{rtm_family=AF_INET, rtm_table=RT_TABLE_MAIN, rtm_type=RTN_UNICAST}"),
                List.of(address(RouteCode.RTA_GATEWAY, gateway)),
                NLM_F_CREATE,
                NLM_F_EXCL);
    }

    private static Header header(int size) {
        return new Header(Header.buffer(size).put(0, (byte) AF_INET).array(), "{AF_INET}");
    }

    private static Attribute address(RouteCode type, Ipv4Address address) {
        return Attribute.bytes(type, address.bytes(), address.toString());
    }
}
