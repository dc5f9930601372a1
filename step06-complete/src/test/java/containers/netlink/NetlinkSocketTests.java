package containers.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import containers.kernel.Errno;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class NetlinkSocketTests {

    private static final Request ALL_LINKS =
            Request.of(TestCode.RTM_GETLINK, TestCode.link(0), List.of(), MessageFlag.NLM_F_DUMP);

    private final NetlinkSocket socket = NetlinkSocket.open(NetlinkFamily.NETLINK_ROUTE);

    @AfterEach
    void close() {
        socket.close();
    }

    private static Request link(String name) {
        return Request.of(TestCode.RTM_GETLINK, TestCode.link(0), List.of(Attribute.text(TestCode.IFLA_IFNAME, name)));
    }

    @Test
    void listsAll() {
        assertThat(socket.ask(ALL_LINKS))
                .allMatch(link -> link.is(TestCode.RTM_NEWLINK))
                .anyMatch(link -> link.attributes(TestCode.IFINFOMSG)
                        .text(TestCode.IFLA_IFNAME)
                        .orElseThrow()
                        .equals("lo"));
    }

    @Test
    void asksForOne() {
        Reply lo = socket.ask(link("lo")).get(0);
        assertThat(lo.header().getInt(4)).as("ifi_index").isEqualTo(1);
        assertThat(lo.attributes(TestCode.IFINFOMSG).int32(TestCode.IFLA_MTU)).isEqualTo(OptionalInt.of(65536));
    }

    @Test
    void aRefusalNamesTheMessageAndTheError() {
        assertThatThrownBy(() -> socket.ask(link("no-such-link")))
                .hasMessageStartingWith("RTM_GETLINK(NLM_F_ACK) {ifi_index=0} [IFLA_IFNAME=\"no-such-link\"] failed:"
                        + " ENODEV (No such device)")
                .asInstanceOf(type(NetlinkException.class))
                .returns(Errno.ENODEV, NetlinkException::errno);
    }

    @Test
    void theKernelsOwnWordsAreAdded() {
        Request wrong =
                Request.of(TestCode.RTM_GETLINK, TestCode.link(1), List.of(Attribute.int8(TestCode.IFLA_MTU, 1)));
        assertThatThrownBy(() -> socket.ask(wrong)).hasMessageMatching(".* failed: E[A-Z]+ \\(.*\\): .+");
    }

    /** The answers to the second, which comes too late, aren't those to the third. */
    @Test
    void afterARefusalTheSocketIsAsGoodAsBefore() {
        Request refused = link("no-such-link").with(MessageFlag.NLM_F_ACK);
        assertThatThrownBy(() -> socket.send(new Batch(List.of(refused, refused, refused))))
                .isInstanceOf(NetlinkException.class);
        assertThat(socket.ask(link("lo"))).hasSize(1);
    }
}
