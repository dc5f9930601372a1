package containers.nftables;

import static containers.nftables.Connections.ConnectionCode.CTA_FILTER;
import static containers.nftables.Connections.ConnectionCode.CTA_FILTER_ORIG_FLAGS;
import static containers.nftables.Connections.ConnectionCode.CTA_FILTER_REPLY_FLAGS;
import static containers.nftables.Connections.ConnectionCode.CTA_IP_V4_DST;
import static containers.nftables.Connections.ConnectionCode.CTA_IP_V4_SRC;
import static containers.nftables.Connections.ConnectionCode.CTA_PROTO_DST_PORT;
import static containers.nftables.Connections.ConnectionCode.CTA_PROTO_NUM;
import static containers.nftables.Connections.ConnectionCode.CTA_TUPLE_IP;
import static containers.nftables.Connections.ConnectionCode.CTA_TUPLE_ORIG;
import static containers.nftables.Connections.ConnectionCode.CTA_TUPLE_PROTO;
import static containers.nftables.Connections.ConnectionCode.CTA_TUPLE_REPLY;

import containers.addresses.Ipv4Address;
import containers.netlink.Attribute;
import containers.netlink.Code;
import containers.netlink.Header;
import containers.netlink.Request;
import containers.ports.PublishedPort;
import java.util.List;

/**
 * What the kernel remembers of connections, and where each one's packets go: rules are asked about the first packet only. Who
 * goes on sending UDP datagrams is led to where the first one went, whoever is there now.
 *
 * <p>Which ones are to be forgotten is said by a part of what is known of them, since Linux 6.8. Older kernels refuse that
 * (EINVAL, for the rest is missing), and forget them by themselves: of UDP's 30 to 120 seconds after the last packet.
 */
public final class Connections {

    private static final byte IPV4 = 2; // AF_INET

    /** Which parts count. Source: {@code nf_internals.h} in the kernel. */
    private static final int IP_SRC = 1;

    private static final int IP_DST = 1 << 1;
    private static final int PROTO_NUM = 1 << 3;
    private static final int PROTO_DST_PORT = 1 << 5;

    private Connections() {}

    /** Forgets those that this address has begun. */
    static Request forgetFrom(Ipv4Address container) {
        return forget(
                Attribute.nested(CTA_TUPLE_ORIG, address(CTA_IP_V4_SRC, container)),
                flags(CTA_FILTER_ORIG_FLAGS, IP_SRC));
    }

    /** Forgets those that this address answers. */
    static Request forgetTo(Ipv4Address container) {
        return forget(
                Attribute.nested(CTA_TUPLE_REPLY, address(CTA_IP_V4_SRC, container)),
                flags(CTA_FILTER_REPLY_FLAGS, IP_SRC));
    }

    /**
     * Forgets those to that port of one of the host's addresses, so that the next packet's way is asked for again. Those to the
     * same port of other machines, the host's own, go on.
     *
     * @param host the address
     * @param port the port's own address doesn't count
     */
    public static Request forgetTo(Ipv4Address host, PublishedPort port) {
        Attribute protocol = Attribute.nested(
                CTA_TUPLE_PROTO,
                Attribute.int8(CTA_PROTO_NUM, port.protocol().number()),
                Attribute.bigEndian16(CTA_PROTO_DST_PORT, port.port()));
        return forget(
                Attribute.nested(CTA_TUPLE_ORIG, address(CTA_IP_V4_DST, host), protocol),
                flags(CTA_FILTER_ORIG_FLAGS, IP_DST | PROTO_NUM | PROTO_DST_PORT));
    }

    private static Request forget(Attribute tuple, Attribute filter) {
        byte[] header = Header.buffer(NftMessage.HEADER).put(0, IPV4).array();
        return Request.of(ConnectionCode.IPCTNL_MSG_CT_DELETE, new Header(header, "{AF_INET}"), List.of(tuple, filter));
    }

    private static Attribute address(ConnectionCode end, Ipv4Address address) {
        return Attribute.nested(CTA_TUPLE_IP, Attribute.bytes(end, address.bytes(), address.toString()));
    }

    private static Attribute flags(ConnectionCode type, int flags) {
        return Attribute.nested(CTA_FILTER, Attribute.int32(type, flags));
    }

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
}
