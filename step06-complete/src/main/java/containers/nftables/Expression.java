package containers.nftables;

import static containers.nftables.NftAttribute.NFTA_BITWISE_DREG;
import static containers.nftables.NftAttribute.NFTA_BITWISE_LEN;
import static containers.nftables.NftAttribute.NFTA_BITWISE_MASK;
import static containers.nftables.NftAttribute.NFTA_BITWISE_SREG;
import static containers.nftables.NftAttribute.NFTA_BITWISE_XOR;
import static containers.nftables.NftAttribute.NFTA_CMP_DATA;
import static containers.nftables.NftAttribute.NFTA_CMP_OP;
import static containers.nftables.NftAttribute.NFTA_CMP_SREG;
import static containers.nftables.NftAttribute.NFTA_CT_DREG;
import static containers.nftables.NftAttribute.NFTA_CT_KEY;
import static containers.nftables.NftAttribute.NFTA_EXPR_DATA;
import static containers.nftables.NftAttribute.NFTA_EXPR_NAME;
import static containers.nftables.NftAttribute.NFTA_FIB_DREG;
import static containers.nftables.NftAttribute.NFTA_FIB_FLAGS;
import static containers.nftables.NftAttribute.NFTA_FIB_RESULT;
import static containers.nftables.NftAttribute.NFTA_LIST_ELEM;
import static containers.nftables.NftAttribute.NFTA_LOOKUP_DREG;
import static containers.nftables.NftAttribute.NFTA_LOOKUP_SET;
import static containers.nftables.NftAttribute.NFTA_LOOKUP_SREG;
import static containers.nftables.NftAttribute.NFTA_META_DREG;
import static containers.nftables.NftAttribute.NFTA_META_KEY;
import static containers.nftables.NftAttribute.NFTA_PAYLOAD_BASE;
import static containers.nftables.NftAttribute.NFTA_PAYLOAD_DREG;
import static containers.nftables.NftAttribute.NFTA_PAYLOAD_LEN;
import static containers.nftables.NftAttribute.NFTA_PAYLOAD_OFFSET;

import containers.netlink.Attribute;
import java.util.List;
import java.util.Locale;

/**
 * One instruction of the machine in the kernel that looks at each packet. A rule is a list of them: when one says no, the
 * rest isn't done. Those here look; those that do something are a {@link Statement}'s.
 *
 * @param name its kind
 * @param data what its kind wants to know
 * @param text as {@code nft --debug=netlink} shows it
 */
record Expression(String name, List<Attribute> data, String text) {

    private static final int NETWORK_HEADER = 1;
    private static final int TRANSPORT_HEADER = 2;
    private static final int EQUAL = 0;
    private static final int NOT_EQUAL = 1;
    private static final int ADDRESS_TYPE = 3; // NFT_FIB_RESULT_ADDRTYPE
    private static final int OF_DESTINATION = 2; // NFTA_FIB_F_DADDR

    /** What is known of the connection that a packet belongs to. */
    enum Connection {
        STATE(0),
        STATUS(2);

        private final int number;

        Connection(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    Expression {
        data = List.copyOf(data);
    }

    static Expression meta(Meta key, Register to) {
        return new Expression(
                "meta",
                List.of(number(NFTA_META_KEY, key.number()), register(NFTA_META_DREG, to)),
                "load " + lower(key) + " => " + to);
    }

    /** Bytes of the header that addresses are in. */
    static Expression networkHeader(int offset, int length, Register to) {
        return payload(NETWORK_HEADER, "network", offset, length, to);
    }

    /** Bytes of the header that ports are in. */
    static Expression transportHeader(int offset, int length, Register to) {
        return payload(TRANSPORT_HEADER, "transport", offset, length, to);
    }

    private static Expression payload(int base, String name, int offset, int length, Register to) {
        return new Expression(
                "payload",
                List.of(
                        register(NFTA_PAYLOAD_DREG, to),
                        number(NFTA_PAYLOAD_BASE, base),
                        number(NFTA_PAYLOAD_OFFSET, offset),
                        number(NFTA_PAYLOAD_LEN, length)),
                "load " + length + "b @ " + name + " header + " + offset + " => " + to);
    }

    /** Goes on only where what is there is that. */
    static Expression isEqual(byte[] value) {
        return compare(EQUAL, "eq", value);
    }

    static Expression isNotEqual(byte[] value) {
        return compare(NOT_EQUAL, "neq", value);
    }

    private static Expression compare(int operation, String name, byte[] value) {
        return new Expression(
                "cmp",
                List.of(
                        register(NFTA_CMP_SREG, Register.FIRST),
                        number(NFTA_CMP_OP, operation),
                        Attribute.nested(NFTA_CMP_DATA, Words.attribute(value))),
                name + " " + Register.FIRST + " " + Words.text(value));
    }

    /** Leaves only these bits of the four bytes that are there. */
    static Expression bits(int mask) {
        return new Expression(
                "bitwise",
                List.of(
                        register(NFTA_BITWISE_SREG, Register.FIRST),
                        register(NFTA_BITWISE_DREG, Register.FIRST),
                        number(NFTA_BITWISE_LEN, Integer.BYTES),
                        Attribute.nested(NFTA_BITWISE_MASK, Words.attribute(Words.ofHost(mask))),
                        Attribute.nested(NFTA_BITWISE_XOR, Words.attribute(Words.ofHost(0)))),
                "reg 1 = ( reg 1 & " + Words.text(Words.ofHost(mask)) + " ) ^ " + Words.text(Words.ofHost(0)));
    }

    static Expression connection(Connection key) {
        return new Expression(
                "ct",
                List.of(number(NFTA_CT_KEY, key.number()), register(NFTA_CT_DREG, Register.FIRST)),
                "load " + lower(key) + " => " + Register.FIRST);
    }

    /** What kind of address the destination is to this host. */
    static Expression destinationType() {
        return new Expression(
                "fib",
                List.of(
                        register(NFTA_FIB_DREG, Register.FIRST),
                        number(NFTA_FIB_RESULT, ADDRESS_TYPE),
                        number(NFTA_FIB_FLAGS, OF_DESTINATION)),
                "daddr type => " + Register.FIRST);
    }

    /** Puts what a map has for that key in the key's place. Goes on only where it has anything. */
    static Expression lookup(String map) {
        return new Expression(
                "lookup",
                List.of(
                        Attribute.text(NFTA_LOOKUP_SET, map),
                        register(NFTA_LOOKUP_SREG, Register.FIRST),
                        register(NFTA_LOOKUP_DREG, Register.FIRST)),
                Register.FIRST + " set " + map + " dreg 1 0x0");
    }

    /** Its place in a rule's list. */
    Attribute attribute() {
        return Attribute.nested(
                NFTA_LIST_ELEM, Attribute.text(NFTA_EXPR_NAME, name), Attribute.nested(NFTA_EXPR_DATA, data));
    }

    /** As in {@code [ meta load iifname => reg 1 ]}. */
    @Override
    public String toString() {
        return "[ " + name + " " + (text.isEmpty() ? "" : text + " ") + "]";
    }

    static Attribute number(NftAttribute type, int value) {
        return Attribute.bigEndian32(type, value);
    }

    static Attribute register(NftAttribute type, Register register) {
        return Attribute.bigEndian32(type, register.number(), register.toString());
    }

    static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
