package containers.nftables;

import static containers.nftables.NftAttribute.NFTA_RULE_CHAIN;
import static containers.nftables.NftAttribute.NFTA_RULE_EXPRESSIONS;
import static containers.nftables.NftAttribute.NFTA_RULE_TABLE;

import containers.netlink.Attribute;
import containers.netlink.MessageFlag;
import containers.netlink.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which packets, and what is done with them.
 *
 * @param clauses all of them have to be true for the last, which does something
 */
record Rule(List<Clause> clauses) {

    Rule {
        clauses = List.copyOf(clauses);
    }

    static Rule of(Clause... clauses) {
        return new Rule(List.of(clauses));
    }

    /** Adds it behind those that a chain has. */
    Request addition(String table, String chain) {
        List<Attribute> expressions =
                expressions().stream().map(Expression::attribute).toList();
        return NftMessage.NFT_MSG_NEWRULE.inet(
                List.of(
                        Attribute.text(NFTA_RULE_TABLE, table),
                        Attribute.text(NFTA_RULE_CHAIN, chain),
                        Attribute.nested(NFTA_RULE_EXPRESSIONS, expressions)),
                MessageFlag.NLM_F_CREATE,
                MessageFlag.NLM_F_APPEND);
    }

    /** What the kernel gets. Which version a packet is of is asked once, and nft(8) doesn't say so. */
    List<Expression> expressions() {
        List<Expression> expressions = new ArrayList<>();
        boolean asked = false;
        for (Clause clause : clauses) {
            if (clause.version4() && !asked) {
                expressions.addAll(Clause.isVersion4());
                asked = true;
            }
            expressions.addAll(clause.expressions());
        }
        return expressions;
    }

    /** As nft(8) has it. */
    @Override
    public String toString() {
        return clauses.stream().map(Clause::text).collect(Collectors.joining(" "));
    }
}
