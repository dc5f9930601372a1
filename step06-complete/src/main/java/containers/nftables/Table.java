package containers.nftables;

import static containers.nftables.NftAttribute.NFTA_TABLE_NAME;
import static containers.nftables.NftAttribute.NFTA_TABLE_USERDATA;

import containers.addresses.Ipv4Address;
import containers.addresses.Subnet;
import containers.netlink.Attribute;
import containers.netlink.Batch;
import containers.netlink.MessageFlag;
import containers.netlink.Request;
import containers.ports.PublishedPort;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The table {@code contain}: what the kernel does with packets from containers and to them. It is data; {@link HostTable} is
 * the one that there is.
 *
 * <p>Only what concerns the bridge is decided here. All other packets are let through, and what other tables have to say
 * stands: one that drops what is forwarded drops what comes from containers, too.
 *
 * @param bridge the interface that all containers are behind
 * @param containers their addresses; the prefix is a multiple of 8
 * @param ofRouter whether the host passes on what doesn't concern the bridge, too
 */
public record Table(String bridge, Subnet containers, boolean ofRouter) {

    /** Its name. */
    public static final String NAME = "contain";

    /** How its comment begins: how we know it for ours. */
    static final String OURS = "made by ./contain: ";

    /** Which rules these are: where an older runner has left others, they are replaced. Whoever changes one counts this up. */
    private static final int VERSION = 2;

    private static final byte COMMENT = 0; // NFTNL_UDATA_TABLE_COMMENT

    // tag::chains[]
    /** All rules that there ever are, however many containers. */
    List<Chain> chains() {
        String all = PortMap.PUBLISHED.mapName();
        String one = PortMap.PUBLISHED_AT.mapName();
        return List.of(
                // What comes from a container comes from a container's address. And the bridge may send to 127.0.0.1
                // and get answers, for the host's own connections to published ports: a container mustn't send there.
                Chain.of(
                        "martians",
                        Hook.PREROUTING_RAW,
                        Rule.of(Clause.from(bridge), Clause.notSource(containers), Clause.drop()),
                        Rule.of(Clause.from(bridge), Clause.destination(Subnet.LOOPBACK), Clause.drop())),
                // A neighbour who sends to 127.0.0.1 by this host means a port that isn't for them.
                Chain.of(
                        "arriving",
                        Hook.PREROUTING,
                        Rule.of(notLoopback(), Clause.toThisHost(), Clause.dnatByAddress(one)),
                        Rule.of(notLoopback(), Clause.toThisHost(), Clause.dnatByPort(all))),
                // What the host sends to itself doesn't arrive.
                Chain.of(
                        "own",
                        Hook.OUTPUT,
                        Rule.of(Clause.toThisHost(), Clause.dnatByAddress(one)),
                        Rule.of(Clause.toThisHost(), Clause.dnatByPort(all))),
                // Outside nobody knows containers' addresses, and would answer. Where one container asks for another's
                // published port, or the host by 127.0.0.1, the answer has to come back here, too.
                Chain.of(
                        "leaving",
                        Hook.POSTROUTING,
                        Rule.of(Clause.source(containers), Clause.notTo(bridge), Clause.masquerade()),
                        Rule.of(Clause.source(containers), Clause.to(bridge), Clause.sentOn(), Clause.masquerade()),
                        Rule.of(Clause.source(Subnet.LOOPBACK), Clause.to(bridge), Clause.masquerade())),
                new Chain("passing", Hook.FORWARD, passing()));
    }

    /** To containers: answers, and what was meant for a published port. Who sends to one's own address is shut out. */
    private List<Rule> passing() {
        List<Rule> rules = new ArrayList<>(List.of(
                Rule.of(Clause.notFrom(bridge), Clause.to(bridge), Clause.known(), Clause.accept()),
                Rule.of(Clause.notFrom(bridge), Clause.to(bridge), Clause.sentOn(), Clause.accept()),
                Rule.of(Clause.notFrom(bridge), Clause.to(bridge), Clause.drop())));
        if (!ofRouter) {
            // The host is to be a router for containers, not for its neighbours.
            rules.add(Rule.of(Clause.ofVersion4(), Clause.notFrom(bridge), Clause.notTo(bridge), Clause.drop()));
        }
        return rules;
    }
    // end::chains[]

    private static Clause notLoopback() {
        return Clause.notDestination(Subnet.LOOPBACK);
    }

    /** Makes it, all or nothing; refused (EEXIST) where there is a table of that name. */
    public Batch creation() {
        return NftMessage.transaction(parts());
    }

    /** Makes it in the place of the one that there is, and no packet comes between. What is published stays so. */
    Batch replacement(List<Publication> publications) {
        List<Request> requests = new ArrayList<>(List.of(removal()));
        requests.addAll(parts());
        for (Publication each : publications) {
            if (containers.contains(each.container())) {
                requests.add(PortMap.of(each.port()).addition(NAME, each.port(), each.container()));
            }
        }
        return NftMessage.transaction(requests);
    }

    private List<Request> parts() {
        List<Request> requests = new ArrayList<>();
        requests.add(NftMessage.NFT_MSG_NEWTABLE.inet(
                List.of(name(), Attribute.bytes(NFTA_TABLE_USERDATA, userdata(comment()), '"' + comment() + '"')),
                MessageFlag.NLM_F_CREATE,
                MessageFlag.NLM_F_EXCL));
        for (PortMap map : PortMap.values()) {
            requests.add(map.creation(NAME));
        }
        chains().forEach(chain -> requests.addAll(chain.creation(NAME)));
        return requests;
    }

    private static Request removal() {
        return NftMessage.NFT_MSG_DELTABLE.inet(List.of(name()));
    }

    /** Deletes it with all that is in it. */
    public static Batch deletion() {
        return NftMessage.transaction(List.of(removal()));
    }

    /**
     * Has ports lead to a container: all, or none. Refused (EEXIST) where one is published.
     *
     * @param ports which; at least one
     * @param container the container's address
     */
    public static Batch publish(List<PublishedPort> ports, Ipv4Address container) {
        return NftMessage.transaction(ports.stream()
                .map(port -> PortMap.of(port).addition(NAME, port, container))
                .toList());
    }

    /**
     * Has them lead nowhere again.
     *
     * @param ports at least one
     */
    public static Batch unpublish(List<PublishedPort> ports) {
        return NftMessage.transaction(
                ports.stream().map(port -> PortMap.of(port).removal(NAME, port)).toList());
    }

    /** The table with that name, which may be another's. */
    static Request question() {
        return NftMessage.NFT_MSG_GETTABLE.inet(List.of(name()));
    }

    private static Attribute name() {
        return Attribute.text(NFTA_TABLE_NAME, NAME);
    }

    /** What nft(8) shows of it, and by what it is recognised. */
    String comment() {
        return OURS + bridge + ", " + containers + ", version " + VERSION
                + (ofRouter ? "" : ", and nothing else is passed on");
    }

    /** A comment as nft(8) writes it: its kind, its length, a zero byte at its end. */
    private static byte[] userdata(String comment) {
        byte[] text = (comment + '\0').getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(COMMENT);
        bytes.write(text.length);
        bytes.writeBytes(text);
        return bytes.toByteArray();
    }

    /** As {@code nft list table inet contain} shows it with no port published. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("table inet " + NAME + " {");
        lines.add("\tcomment \"" + comment() + '"');
        for (PortMap map : PortMap.values()) {
            lines.addAll(map.lines());
            lines.add("");
        }
        for (Chain chain : chains()) {
            lines.addAll(chain.lines());
            lines.add("");
        }
        lines.set(lines.size() - 1, "}");
        return lines;
    }
}
