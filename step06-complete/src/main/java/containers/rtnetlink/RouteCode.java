package containers.rtnetlink;

import containers.netlink.Code;

/**
 * Names of rtnetlink(7). Source: {@code linux/rtnetlink.h}, {@code neighbour.h}, {@code if_link.h}, {@code if_addr.h},
 * {@code veth.h}.
 */
public enum RouteCode implements Code {
    RTM_NEWLINK(16),
    RTM_DELLINK(17),
    RTM_GETLINK(18),
    RTM_SETLINK(19),
    RTM_NEWADDR(20),
    RTM_GETADDR(22),
    RTM_NEWROUTE(24),
    RTM_GETROUTE(26),
    RTM_NEWNEIGH(28),

    IFLA_ADDRESS(1),
    IFLA_IFNAME(3),
    IFLA_MASTER(10),
    IFLA_LINKINFO(18),
    IFLA_IFALIAS(20),
    IFLA_AF_SPEC(26),
    IFLA_NET_NS_FD(28),
    IFLA_INFO_KIND(1),
    IFLA_INFO_DATA(2),
    IFLA_INFO_SLAVE_KIND(4),
    IFLA_INFO_SLAVE_DATA(5),
    IFLA_BRPORT_MODE(4),
    IFLA_BRPORT_LEARNING(8),
    IFLA_BRPORT_UNICAST_FLOOD(9),
    IFLA_BRPORT_LOCKED(39),
    VETH_INFO_PEER(1),
    /** The family is the attribute's type. */
    AF_INET6(10),
    IFLA_INET6_ADDR_GEN_MODE(8),

    IFA_ADDRESS(1),
    IFA_LOCAL(2),
    IFA_BROADCAST(4),

    RTA_DST(1),
    RTA_GATEWAY(5),

    NDA_DST(1),
    NDA_LLADDR(2);

    private final int number;

    RouteCode(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
