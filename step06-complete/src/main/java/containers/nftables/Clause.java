package containers.nftables;

import static containers.nftables.Expression.Connection;
import static containers.nftables.Statement.Verdict;

import containers.addresses.Subnet;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A few words of a rule, in nft(8)'s language, and the expressions that they stand for.
 *
 * @param text the words
 * @param version4 whether they make sense only for a packet of version 4
 * @param expressions what the kernel gets
 */
record Clause(String text, boolean version4, List<Expression> expressions) {

    private static final int NAME_SIZE = 16; // IFNAMSIZ
    private static final int SOURCE = 12; // where it is in IPv4's header
    private static final int DESTINATION = 16;
    private static final int DESTINATION_PORT = 2;
    private static final byte IPV4 = 2; // NFPROTO_IPV4
    private static final int LOCAL = 2; // RTN_LOCAL
    private static final int ESTABLISHED = 2;
    private static final int RELATED = 4;
    private static final int IS_DNAT = 0x20; // IPS_DST_NAT

    Clause {
        expressions = List.copyOf(expressions);
    }

    private static Clause of(String text, Expression... expressions) {
        return new Clause(text, false, List.of(expressions));
    }

    /** It came by that interface. */
    static Clause from(String interfaceName) {
        return name("iifname ", Meta.IIFNAME, interfaceName, true);
    }

    static Clause notFrom(String interfaceName) {
        return name("iifname != ", Meta.IIFNAME, interfaceName, false);
    }

    /** It leaves by that interface. */
    static Clause to(String interfaceName) {
        return name("oifname ", Meta.OIFNAME, interfaceName, true);
    }

    static Clause notTo(String interfaceName) {
        return name("oifname != ", Meta.OIFNAME, interfaceName, false);
    }

    private static Clause name(String text, Meta key, String name, boolean equal) {
        byte[] padded = Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), NAME_SIZE);
        return of(
                text + '"' + name + '"',
                Expression.meta(key, Register.FIRST),
                equal ? Expression.isEqual(padded) : Expression.isNotEqual(padded));
    }

    static Clause source(Subnet subnet) {
        return address("ip saddr ", SOURCE, subnet, true);
    }

    static Clause notSource(Subnet subnet) {
        return address("ip saddr != ", SOURCE, subnet, false);
    }

    static Clause destination(Subnet subnet) {
        return address("ip daddr ", DESTINATION, subnet, true);
    }

    static Clause notDestination(Subnet subnet) {
        return address("ip daddr != ", DESTINATION, subnet, false);
    }

    /** Where the prefix is so many whole bytes, as ours are, they are all that has to be compared. */
    private static Clause address(String text, int offset, Subnet subnet, boolean equal) {
        if (subnet.prefix() % Byte.SIZE != 0) {
            throw new IllegalArgumentException("no prefix of whole bytes: " + subnet);
        }
        int length = subnet.prefix() / Byte.SIZE;
        byte[] begin = Arrays.copyOf(subnet.first().bytes(), length);
        Expression load = Expression.networkHeader(offset, length, Register.FIRST);
        Expression compare = equal ? Expression.isEqual(begin) : Expression.isNotEqual(begin);
        return new Clause(text + subnet, true, List.of(load, compare));
    }

    /** It is of version 4: what is at that place of the header is an address only then. */
    static List<Expression> isVersion4() {
        return List.of(Expression.meta(Meta.NFPROTO, Register.FIRST), Expression.isEqual(new byte[] {IPV4}));
    }

    /** The same in words, where nothing else says it. */
    static Clause ofVersion4() {
        return new Clause("meta nfproto ipv4", false, isVersion4());
    }

    /** It is meant for this host. */
    static Clause toThisHost() {
        return of("fib daddr type local", Expression.destinationType(), Expression.isEqual(Words.ofHost(LOCAL)));
    }

    /** It belongs to a connection that was let through, or to one that this has asked for. */
    static Clause known() {
        return flags("ct state established,related", Connection.STATE, ESTABLISHED | RELATED);
    }

    /** It was meant for a published port. */
    static Clause sentOn() {
        return flags("ct status dnat", Connection.STATUS, IS_DNAT);
    }

    private static Clause flags(String text, Connection key, int mask) {
        return of(text, Expression.connection(key), Expression.bits(mask), Expression.isNotEqual(Words.ofHost(0)));
    }

    /** It goes where the map says, if that has its port. To the kernel that says by itself that it is of version 4. */
    static Clause dnatByPort(String map) {
        return of(
                "dnat ip to meta l4proto . th dport map @" + map,
                Expression.meta(Meta.L4PROTO, Register.FIRST),
                Expression.transportHeader(DESTINATION_PORT, Short.BYTES, Register.FIRST_FROM_4),
                Expression.lookup(map),
                Statement.dnat());
    }

    /** It goes where the map says, if that has its address and port. */
    static Clause dnatByAddress(String map) {
        List<Expression> expressions = List.of(
                Expression.networkHeader(DESTINATION, Integer.BYTES, Register.FIRST),
                Expression.meta(Meta.L4PROTO, Register.FIRST_FROM_4),
                Expression.transportHeader(DESTINATION_PORT, Short.BYTES, Register.FIRST_FROM_8),
                Expression.lookup(map),
                Statement.dnat());
        return new Clause("dnat ip to ip daddr . meta l4proto . th dport map @" + map, true, expressions);
    }

    static Clause masquerade() {
        return of("masquerade", Statement.masquerade());
    }

    static Clause accept() {
        return of("accept", Statement.verdict(Verdict.ACCEPT));
    }

    static Clause drop() {
        return of("drop", Statement.verdict(Verdict.DROP));
    }

    @Override
    public String toString() {
        return text;
    }
}
