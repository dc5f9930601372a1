package containers.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import containers.addresses.Ipv4Address;
import containers.addresses.Subnet;
import containers.ports.Protocol;
import containers.ports.PublishedPort;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTests {

    static final Table TABLE = new Table("contain0", Subnet.of("10.88.0.0/16"), false);

    private static final PublishedPort WEB = new PublishedPort(Protocol.TCP, Ipv4Address.ANY, 8080, 80);
    private static final PublishedPort NAMES = new PublishedPort(Protocol.UDP, Ipv4Address.of("127.0.0.1"), 53, 5353);

    @Test
    void aRuleReadsAsNftHasIt() {
        assertThat(TABLE.chains().get(4).lines())
                .containsExactly(
                        "\tchain passing {",
                        "\t\ttype filter hook forward priority filter; policy accept;",
                        "\t\tiifname != \"contain0\" oifname \"contain0\" ct state established,related accept",
                        "\t\tiifname != \"contain0\" oifname \"contain0\" ct status dnat accept",
                        "\t\tiifname != \"contain0\" oifname \"contain0\" drop",
                        "\t\tmeta nfproto ipv4 iifname != \"contain0\" oifname != \"contain0\" drop",
                        "\t}");
    }

    @Test
    void whatIsntTheBridgesIsLetThrough() {
        assertThat(TABLE.chains())
                .allSatisfy(chain -> assertThat(chain.lines().get(1)).endsWith("policy accept;"));
        assertThat(new Table("contain0", Subnet.of("10.88.0.0/16"), true)
                        .chains().stream()
                                .flatMap(chain -> chain.rules().stream())
                                .map(Rule::toString)
                                .filter(rule -> rule.endsWith("drop")))
                .hasSize(3)
                .allMatch(rule -> rule.contains("fname \"contain0\""));
    }

    /** Who has changed a rule counts Table.VERSION up, and writes the new number here: old tables are replaced by that. */
    @Test
    void otherRulesAreAnotherVersion() {
        assertThat(TABLE.comment())
                .isEqualTo("made by ./contain: contain0, 10.88.0.0/16, version 2, and nothing else is passed on");
        assertThat(String.join("\n", TABLE.lines()).hashCode()).isEqualTo(-1_097_840_610);
    }

    @Test
    void portsArePublishedAllAtOnce() {
        assertThat(Table.publish(List.of(WEB, NAMES), Ipv4Address.of("10.88.0.2")))
                .hasToString("NFNL_MSG_BATCH_BEGIN {nf_tables}"
                        + ", NFT_MSG_NEWSETELEM(NLM_F_CREATE|NLM_F_EXCL) {inet} [NFTA_SET_ELEM_LIST_TABLE=\"contain\","
                        + " NFTA_SET_ELEM_LIST_SET=\"published\", NFTA_SET_ELEM_LIST_ELEMENTS=[NFTA_LIST_ELEM=["
                        + "NFTA_SET_ELEM_KEY=[NFTA_DATA_VALUE=tcp . 8080],"
                        + " NFTA_SET_ELEM_DATA=[NFTA_DATA_VALUE=10.88.0.2 . 80]]]]"
                        + ", NFT_MSG_NEWSETELEM(NLM_F_CREATE|NLM_F_EXCL|NLM_F_ACK) {inet}"
                        + " [NFTA_SET_ELEM_LIST_TABLE=\"contain\","
                        + " NFTA_SET_ELEM_LIST_SET=\"published_at\", NFTA_SET_ELEM_LIST_ELEMENTS=[NFTA_LIST_ELEM=["
                        + "NFTA_SET_ELEM_KEY=[NFTA_DATA_VALUE=127.0.0.1 . udp . 53],"
                        + " NFTA_SET_ELEM_DATA=[NFTA_DATA_VALUE=10.88.0.2 . 5353]]]]"
                        + ", NFNL_MSG_BATCH_END {nf_tables}");
    }

    @Test
    void theyAreTakenBackByTheirKeys() {
        assertThat(Table.unpublish(List.of(WEB)).toString())
                .contains("NFT_MSG_DELSETELEM(NLM_F_ACK) {inet}", "tcp . 8080")
                .doesNotContain("NFTA_SET_ELEM_DATA");
    }
}
