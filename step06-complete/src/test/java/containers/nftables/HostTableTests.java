package containers.nftables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.addresses.Ipv4Address;
import containers.addresses.Subnet;
import containers.bridge.OwnNetwork;
import containers.netlink.Attribute;
import containers.netlink.Batch;
import containers.netlink.MessageFlag;
import containers.netlink.NetlinkFamily;
import containers.netlink.NetlinkSocket;
import containers.ports.Protocol;
import containers.ports.PublishedPort;
import containers.telling.UsageException;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the kernel makes of our messages, and nft(8) of what the kernel has then: in a network namespace of each test. */
@Needs(Feature.ROOT)
@ExtendWith({HostUntouched.class, OwnNetwork.class})
final class HostTableTests {

    private static final Table TABLE = TableTests.TABLE;
    private static final Ipv4Address CONTAINER = Ipv4Address.of("10.88.0.2");
    private static final PublishedPort WEB = port("0.0.0.0", Protocol.TCP, 8080);
    private static final PublishedPort NAMES = port("192.0.2.1", Protocol.UDP, 53);

    private static PublishedPort port(String address, Protocol protocol, int port) {
        return new PublishedPort(protocol, Ipv4Address.of(address), port, 80);
    }

    private static String nft(String input, String... words) throws IOException {
        Process nft = new ProcessBuilder(words).redirectErrorStream(true).start();
        nft.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        nft.getOutputStream().close();
        return new String(nft.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void publish(List<PublishedPort> ports, Ipv4Address container) {
        try (NetlinkSocket socket = NetlinkSocket.open(NetlinkFamily.NETLINK_NETFILTER)) {
            socket.send(Table.publish(ports, container));
        }
    }

    private static String withoutEmptyLines(String text) {
        return text.replaceAll("\n+", "\n").strip();
    }

    @Test
    @Needs({Feature.ROOT, Feature.NFT})
    void nftListsItAsWeDo() throws IOException {
        try (HostTable table = HostTable.open()) {
            table.make(TABLE);
        }
        assertThat(withoutEmptyLines(nft("", "nft", "list", "ruleset")))
                .isEqualTo(withoutEmptyLines(String.join("\n", TABLE.lines())));
    }

    /** What nft makes of the same words is what we send, expression by expression. */
    @Test
    @Needs({Feature.ROOT, Feature.NFT})
    void theKernelHasWhatItWouldHaveFromNft() throws IOException {
        String ours;
        try (HostTable table = HostTable.open()) {
            table.make(TABLE);
            ours = expressions();
            table.remove();
        }
        assertThat(ours).contains("[ masq ]").contains("[ meta load iifname => reg 1 ]");

        assertThat(nft(String.join("\n", TABLE.lines()), "nft", "-f", "-")).isEmpty();
        assertThat(expressions()).isEqualTo(ours);
    }

    /** Rules are numbered as they come. */
    private static String expressions() throws IOException {
        return nft("", "nft", "--debug=netlink", "list", "ruleset").replaceAll("(inet contain \\w+) [0-9 ]+", "$1");
    }

    /** Ours show themselves as nft shows them. */
    @Test
    @Needs({Feature.ROOT, Feature.NFT})
    void anExpressionReadsAsNftHasIt() throws IOException {
        try (HostTable table = HostTable.open()) {
            table.make(TABLE);
        }
        List<String> shown = expressions()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("["))
                .toList();
        List<String> ours = TABLE.chains().stream()
                .flatMap(chain -> chain.rules().stream())
                .flatMap(rule -> rule.expressions().stream())
                .map(Expression::toString)
                .toList();
        assertThat(shown).containsExactlyElementsOf(ours);
    }

    @Test
    @Needs({Feature.ROOT, Feature.NFT})
    void nftReadsWhatIsPublished() throws IOException {
        try (HostTable table = HostTable.open()) {
            table.make(TABLE);
            publish(List.of(WEB, NAMES), CONTAINER);
        }
        assertThat(nft("", "nft", "list", "ruleset"))
                .contains("tcp . 8080 : 10.88.0.2 . 80", "192.0.2.1 . udp . 53 : 10.88.0.2 . 80");
    }

    @Test
    void whatIsPublishedIsThereUntilItIsTakenBack() {
        try (HostTable table = HostTable.open()) {
            table.make(TABLE);
            publish(List.of(WEB, NAMES), CONTAINER);
            assertThat(table.publications())
                    .containsExactlyInAnyOrder(new Publication(WEB, CONTAINER), new Publication(NAMES, CONTAINER));

            table.unpublish(List.of(WEB));
            assertThat(table.publications()).containsExactly(new Publication(NAMES, CONTAINER));
        }
    }

    @Test
    void aPortLeadsToOneContainer() {
        Ipv4Address second = Ipv4Address.of("10.88.0.3");
        try (HostTable table = HostTable.open()) {
            table.make(TABLE);
            publish(List.of(WEB, NAMES), CONTAINER);

            assertThatThrownBy(() -> publish(List.of(WEB), second)).hasMessageContaining("EEXIST");
        }
    }

    @Test
    void itIsMadeOnce() {
        try (HostTable table = HostTable.open()) {
            assertThat(table.make(TABLE)).isTrue();
            publish(List.of(WEB), CONTAINER);
            assertThat(table.make(TABLE)).isFalse();
            assertThat(table.publications()).hasSize(1);

            assertThat(table.make(new Table("contain0", TABLE.containers(), true)))
                    .isFalse();
            assertThat(table.publications()).as("with other rules").hasSize(1);

            table.make(new Table("contain0", Subnet.of("10.89.0.0/16"), true));
            assertThat(table.publications()).as("of another bridge").isEmpty();
        }
    }

    @Test
    void oneOfThatNameThatIsntOursStays() {
        try (HostTable table = HostTable.open();
                NetlinkSocket socket = NetlinkSocket.open(NetlinkFamily.NETLINK_NETFILTER)) {
            socket.send(Batch.of(
                    NftMessage.NFNL_MSG_BATCH_BEGIN.ofBatch(),
                    NftMessage.NFT_MSG_NEWTABLE.inet(
                            List.of(Attribute.text(NftAttribute.NFTA_TABLE_NAME, Table.NAME)),
                            MessageFlag.NLM_F_CREATE,
                            MessageFlag.NLM_F_ACK),
                    NftMessage.NFNL_MSG_BATCH_END.ofBatch()));
            assertThatThrownBy(() -> table.make(TABLE))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith(
                            "--network bridge: there is a table inet contain already, and it isn't ours");
            table.remove();
            assertThat(socket.ask(Table.question())).hasSize(1);
        }
    }

    @Test
    @Needs({Feature.ROOT, Feature.NFT})
    void itGoesWithAllThatIsInIt() throws IOException {
        try (HostTable table = HostTable.open()) {
            table.make(TABLE);
            publish(List.of(WEB), CONTAINER);
            table.remove();
            table.remove();
        }
        assertThat(nft("", "nft", "list", "ruleset")).isEmpty();
    }
}
