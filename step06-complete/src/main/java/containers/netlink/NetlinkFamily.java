package containers.netlink;

import containers.kernel.Flag;

/** The part of the kernel at the other end of a socket. Source: netlink(7), {@code linux/netlink.h}. */
public enum NetlinkFamily implements Flag {
    /** Interfaces, addresses, routes: rtnetlink(7). */
    NETLINK_ROUTE(0),
    /** What is done with packets on their way: nf_tables, conntrack. */
    NETLINK_NETFILTER(12);

    private final long number;

    NetlinkFamily(long number) {
        this.number = number;
    }

    @Override
    public long bits() {
        return number;
    }
}
