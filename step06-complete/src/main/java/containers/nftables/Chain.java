package containers.nftables;

import static containers.nftables.NftAttribute.NFTA_CHAIN_HOOK;
import static containers.nftables.NftAttribute.NFTA_CHAIN_NAME;
import static containers.nftables.NftAttribute.NFTA_CHAIN_POLICY;
import static containers.nftables.NftAttribute.NFTA_CHAIN_TABLE;
import static containers.nftables.NftAttribute.NFTA_CHAIN_TYPE;
import static containers.nftables.NftAttribute.NFTA_HOOK_HOOKNUM;
import static containers.nftables.NftAttribute.NFTA_HOOK_PRIORITY;

import containers.netlink.Attribute;
import containers.netlink.MessageFlag;
import containers.netlink.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules that are asked one after the other. What none of them says anything about is let through: it isn't ours.
 *
 * @param name its name
 * @param hook when they are asked
 * @param rules in their order
 */
record Chain(String name, Hook hook, List<Rule> rules) {

    private static final int ACCEPT = 1;

    Chain {
        rules = List.copyOf(rules);
    }

    static Chain of(String name, Hook hook, Rule... rules) {
        return new Chain(name, hook, List.of(rules));
    }

    /** Makes it, with its rules. */
    List<Request> creation(String table) {
        List<Request> requests = new ArrayList<>();
        requests.add(NftMessage.NFT_MSG_NEWCHAIN.inet(
                List.of(
                        Attribute.text(NFTA_CHAIN_TABLE, table),
                        Attribute.text(NFTA_CHAIN_NAME, name),
                        Attribute.nested(
                                NFTA_CHAIN_HOOK,
                                Attribute.bigEndian32(NFTA_HOOK_HOOKNUM, hook.number()),
                                Attribute.bigEndian32(NFTA_HOOK_PRIORITY, hook.priority())),
                        Attribute.bigEndian32(NFTA_CHAIN_POLICY, ACCEPT, "accept"),
                        Attribute.text(NFTA_CHAIN_TYPE, hook.type())),
                MessageFlag.NLM_F_CREATE));
        for (Rule rule : rules) {
            requests.add(rule.addition(table, name));
        }
        return requests;
    }

    /** As nft(8) lists it, line by line. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("\tchain " + name + " {");
        lines.add("\t\t" + hook + "; policy accept;");
        rules.forEach(rule -> lines.add("\t\t" + rule));
        lines.add("\t}");
        return lines;
    }
}
