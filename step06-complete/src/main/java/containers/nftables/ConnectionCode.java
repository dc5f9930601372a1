package containers.nftables;

import containers.netlink.Code;

/** What messages about connections say. Source: {@code linux/netfilter/nfnetlink_conntrack.h}. */
enum ConnectionCode implements Code {
    IPCTNL_MSG_CT_DELETE(0x102),

    CTA_TUPLE_ORIG(1),
    CTA_TUPLE_REPLY(2),
    CTA_FILTER(25),
    CTA_TUPLE_IP(1),
    CTA_TUPLE_PROTO(2),
    CTA_IP_V4_SRC(1),
    CTA_IP_V4_DST(2),
    CTA_PROTO_NUM(1),
    CTA_PROTO_DST_PORT(3),
    CTA_FILTER_ORIG_FLAGS(1),
    CTA_FILTER_REPLY_FLAGS(2);

    private final int number;

    ConnectionCode(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
