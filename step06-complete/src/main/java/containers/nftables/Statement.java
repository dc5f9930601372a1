package containers.nftables;

import static containers.nftables.NftAttribute.NFTA_DATA_VERDICT;
import static containers.nftables.NftAttribute.NFTA_IMMEDIATE_DATA;
import static containers.nftables.NftAttribute.NFTA_IMMEDIATE_DREG;
import static containers.nftables.NftAttribute.NFTA_NAT_FAMILY;
import static containers.nftables.NftAttribute.NFTA_NAT_REG_ADDR_MIN;
import static containers.nftables.NftAttribute.NFTA_NAT_REG_PROTO_MIN;
import static containers.nftables.NftAttribute.NFTA_NAT_TYPE;
import static containers.nftables.NftAttribute.NFTA_VERDICT_CODE;

import containers.netlink.Attribute;
import java.util.List;

/** What a rule does with a packet when all before it has said yes: nft(8), "Statements". Each is the last expression of its rule. */
final class Statement {

    private static final int DNAT = 1; // NFT_NAT_DNAT
    private static final int IPV4 = 2; // NFPROTO_IPV4

    private Statement() {}

    /** What becomes of a packet, as far as this table is concerned. */
    enum Verdict {
        DROP(0),
        ACCEPT(1);

        private final int code;

        Verdict(int code) {
            this.code = code;
        }
    }

    /** Sends a connection to the address and the port that a map had. */
    static Expression dnat() {
        return new Expression(
                "nat",
                List.of(
                        Expression.number(NFTA_NAT_TYPE, DNAT),
                        Expression.number(NFTA_NAT_FAMILY, IPV4),
                        Expression.register(NFTA_NAT_REG_ADDR_MIN, Register.FIRST),
                        Expression.register(NFTA_NAT_REG_PROTO_MIN, Register.FIRST_FROM_4)),
                "dnat ip addr_min reg 1 addr_max reg 1 proto_min reg 9 proto_max reg 9 flags 0x3");
    }

    /** Has a connection come from the address of the interface that it leaves by, and answers find back. */
    static Expression masquerade() {
        return new Expression("masq", List.of(), "");
    }

    static Expression verdict(Verdict verdict) {
        return new Expression(
                "immediate",
                List.of(
                        Expression.register(NFTA_IMMEDIATE_DREG, Register.VERDICT),
                        Attribute.nested(
                                NFTA_IMMEDIATE_DATA,
                                Attribute.nested(
                                        NFTA_DATA_VERDICT, Expression.number(NFTA_VERDICT_CODE, verdict.code)))),
                Register.VERDICT + " " + Expression.lower(verdict));
    }
}
