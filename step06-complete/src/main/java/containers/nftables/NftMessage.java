package containers.nftables;

import containers.netlink.Attribute;
import containers.netlink.Batch;
import containers.netlink.Code;
import containers.netlink.Header;
import containers.netlink.MessageFlag;
import containers.netlink.Request;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What can be done with tables and what is in them. Source: {@code linux/netfilter/nfnetlink.h, nf_tables.h}. */
enum NftMessage implements Code {
    NFNL_MSG_BATCH_BEGIN(0x10),
    NFNL_MSG_BATCH_END(0x11),
    NFT_MSG_NEWTABLE(0xA00),
    NFT_MSG_GETTABLE(0xA01),
    NFT_MSG_DELTABLE(0xA02),
    NFT_MSG_NEWCHAIN(0xA03),
    NFT_MSG_NEWRULE(0xA06),
    NFT_MSG_NEWSET(0xA09),
    NFT_MSG_NEWSETELEM(0xA0C),
    NFT_MSG_GETSETELEM(0xA0D),
    NFT_MSG_DELSETELEM(0xA0E);

    /** The size of {@code struct nfgenmsg}: family, version, and whom a batch is for. */
    static final int HEADER = 4;

    private static final byte UNSPECIFIED = 0;
    private static final byte INET = 1;
    private static final short NF_TABLES = 10;

    private final int number;

    NftMessage(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /** About something in a table of the family inet, where rules are for both versions of the Internet Protocol. */
    Request inet(List<Attribute> attributes, MessageFlag... flags) {
        return Request.of(this, header(INET, (short) 0, "{inet}"), attributes, flags);
    }

    /** About all families. */
    Request all(MessageFlag... flags) {
        return Request.of(this, header(UNSPECIFIED, (short) 0, ""), List.of(), flags);
    }

    /** The begin or the end of what is done all at once, or not at all. */
    Request ofBatch() {
        return Request.of(this, header(UNSPECIFIED, NF_TABLES, "{nf_tables}"), List.of());
    }

    /** Done all at once or not at all. An answer to the last means that all is well. */
    static Batch transaction(List<Request> requests) {
        List<Request> all = new ArrayList<>();
        all.add(NFNL_MSG_BATCH_BEGIN.ofBatch());
        all.addAll(requests);
        all.set(all.size() - 1, all.get(all.size() - 1).with(MessageFlag.NLM_F_ACK));
        all.add(NFNL_MSG_BATCH_END.ofBatch());
        return new Batch(all);
    }

    private static Header header(byte family, short resource, String text) {
        byte[] content = ByteBuffer.allocate(HEADER)
                .put(family)
                .put((byte) 0)
                .putShort(resource)
                .array();
        return new Header(content, text);
    }
}
