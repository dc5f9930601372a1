package containers.nftables;

import containers.netlink.Code;

/** What messages about tables say. Each kind of thing counts from one. Source: {@code linux/netfilter/nf_tables.h}. */
enum NftAttribute implements Code {
    NFTA_LIST_ELEM(1),

    NFTA_TABLE_NAME(1),
    NFTA_TABLE_USERDATA(6),

    NFTA_CHAIN_TABLE(1),
    NFTA_CHAIN_NAME(3),
    NFTA_CHAIN_HOOK(4),
    NFTA_CHAIN_POLICY(5),
    NFTA_CHAIN_TYPE(7),
    NFTA_HOOK_HOOKNUM(1),
    NFTA_HOOK_PRIORITY(2),

    NFTA_SET_TABLE(1),
    NFTA_SET_NAME(2),
    NFTA_SET_FLAGS(3),
    NFTA_SET_KEY_TYPE(4),
    NFTA_SET_KEY_LEN(5),
    NFTA_SET_DATA_TYPE(6),
    NFTA_SET_DATA_LEN(7),
    NFTA_SET_ID(10),
    NFTA_SET_ELEM_LIST_TABLE(1),
    NFTA_SET_ELEM_LIST_SET(2),
    NFTA_SET_ELEM_LIST_ELEMENTS(3),
    NFTA_SET_ELEM_KEY(1),
    NFTA_SET_ELEM_DATA(2),

    NFTA_RULE_TABLE(1),
    NFTA_RULE_CHAIN(2),
    NFTA_RULE_EXPRESSIONS(4),
    NFTA_EXPR_NAME(1),
    NFTA_EXPR_DATA(2),
    NFTA_DATA_VALUE(1),
    NFTA_DATA_VERDICT(2),
    NFTA_VERDICT_CODE(1),

    NFTA_META_DREG(1),
    NFTA_META_KEY(2),
    NFTA_PAYLOAD_DREG(1),
    NFTA_PAYLOAD_BASE(2),
    NFTA_PAYLOAD_OFFSET(3),
    NFTA_PAYLOAD_LEN(4),
    NFTA_CMP_SREG(1),
    NFTA_CMP_OP(2),
    NFTA_CMP_DATA(3),
    NFTA_BITWISE_SREG(1),
    NFTA_BITWISE_DREG(2),
    NFTA_BITWISE_LEN(3),
    NFTA_BITWISE_MASK(4),
    NFTA_BITWISE_XOR(5),
    NFTA_CT_DREG(1),
    NFTA_CT_KEY(2),
    NFTA_FIB_DREG(1),
    NFTA_FIB_RESULT(2),
    NFTA_FIB_FLAGS(3),
    NFTA_LOOKUP_SET(1),
    NFTA_LOOKUP_SREG(2),
    NFTA_LOOKUP_DREG(3),
    NFTA_IMMEDIATE_DREG(1),
    NFTA_IMMEDIATE_DATA(2),
    NFTA_NAT_TYPE(1),
    NFTA_NAT_FAMILY(2),
    NFTA_NAT_REG_ADDR_MIN(3),
    NFTA_NAT_REG_PROTO_MIN(5);

    private final int number;

    NftAttribute(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
