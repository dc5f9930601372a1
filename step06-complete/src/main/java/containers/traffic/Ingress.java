package containers.traffic;

import containers.addresses.Subnet;
import containers.netlink.Attribute;
import containers.netlink.Header;
import containers.netlink.MessageFlag;
import containers.netlink.Reply;
import containers.netlink.Request;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What is done with packets as they come in by an interface, before anything else looks at them: a bridge, the routes, the
 * tables of nf_tables. It goes with the interface, and no flush of these tables reaches it: tc(8), "ingress".
 */
public final class Ingress {

    /** {@code struct tcmsg}, and where in it is what. */
    private static final int TCMSG = 20;

    private static final int TCM_IFINDEX = 4;
    private static final int TCM_HANDLE = 8;
    private static final int TCM_PARENT = 12;
    private static final int TCM_INFO = 16;

    /** {@code TC_H_INGRESS}; and what is under it is known by that number. */
    private static final int INGRESS = 0xFFFF_FFF1;

    private static final int HANDLE = 0xFFFF_0000;

    private static final String KIND = "bpf";
    private static final int FIRST = 1 << 16;
    private static final int TCA_BPF_FLAG_ACT_DIRECT = 1;

    private Ingress() {}

    /** Gives an interface a place for filters. Refused (ENOENT) by a kernel that has none: {@code sch_ingress}. */
    public static Request newPlace(int index) {
        byte[] header = header(index, INGRESS).putInt(TCM_HANDLE, HANDLE).array();
        return Request.of(
                TrafficCode.RTM_NEWQDISC,
                new Header(header, "{tcm_ifindex=" + index + ", tcm_parent=TC_H_INGRESS}"),
                List.of(Attribute.text(TrafficCode.TCA_KIND, "ingress")),
                MessageFlag.NLM_F_CREATE,
                MessageFlag.NLM_F_EXCL);
    }

    /** Lets in nothing that is meant for those addresses, or claims to come from there. Refused by a kernel without {@code cls_bpf}. */
    public static Request newFilter(int index, Subnet subnet) {
        byte[] header =
                header(index, HANDLE).putInt(TCM_INFO, FIRST | allProtocols()).array();
        PacketProgram program = PacketProgram.without(subnet);
        return Request.of(
                TrafficCode.RTM_NEWTFILTER,
                new Header(header, "{tcm_ifindex=" + index + "}"),
                List.of(
                        Attribute.text(TrafficCode.TCA_KIND, KIND),
                        Attribute.nested(
                                TrafficCode.TCA_OPTIONS,
                                Attribute.int16(
                                        TrafficCode.TCA_BPF_OPS_LEN,
                                        program.instructions().size()),
                                program.attribute("ARP, and IP without " + subnet),
                                Attribute.int32(
                                        TrafficCode.TCA_BPF_FLAGS,
                                        TCA_BPF_FLAG_ACT_DIRECT,
                                        "TCA_BPF_FLAG_ACT_DIRECT"))),
                MessageFlag.NLM_F_CREATE,
                MessageFlag.NLM_F_EXCL);
    }

    /** Asks for all filters of an interface; there are none where it isn't there. */
    public static Request filters(int index) {
        return Request.of(
                TrafficCode.RTM_GETTFILTER,
                new Header(header(index, HANDLE).array(), "{tcm_ifindex=" + index + "}"),
                List.of(),
                MessageFlag.NLM_F_DUMP);
    }

    /** Whether that is one of ours: nobody else looks after the cables. */
    public static boolean isFilter(Reply reply) {
        return reply.attributes(TCMSG)
                .text(TrafficCode.TCA_KIND)
                .filter(KIND::equals)
                .isPresent();
    }

    private static ByteBuffer header(int index, int parent) {
        return Header.buffer(TCMSG).putInt(TCM_IFINDEX, index).putInt(TCM_PARENT, parent);
    }

    /** {@code ETH_P_ALL}, with the higher byte first, as in a packet. */
    private static int allProtocols() {
        return Short.toUnsignedInt(
                Header.buffer(Short.BYTES).put(new byte[] {0, 3}).getShort(0));
    }
}
