package containers.netlink;

import static containers.netlink.MessageFlag.NLM_F_CREATE;
import static containers.netlink.MessageFlag.NLM_F_EXCL;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RequestTests {

    private static final Request NEW_BRIDGE = Request.of(
            TestCode.RTM_NEWLINK,
            TestCode.link(0),
            List.of(
                    Attribute.text(TestCode.IFLA_IFNAME, "br"),
                    Attribute.nested(TestCode.IFLA_LINKINFO, Attribute.text(TestCode.IFLA_INFO_KIND, "bridge"))),
            NLM_F_CREATE,
            NLM_F_EXCL);

    @Test
    void showsTheKernelsNames() {
        assertThat(NEW_BRIDGE)
                .hasToString("RTM_NEWLINK(NLM_F_CREATE|NLM_F_EXCL) {ifi_index=0} [IFLA_IFNAME=\"br\","
                        + " IFLA_LINKINFO=[IFLA_INFO_KIND=\"bridge\"]]");
    }

    /** Both processors are little-endian. */
    @Test
    void isTheBytesThatTheKernelReads() {
        assertThat(HexFormat.of().formatHex(NEW_BRIDGE.bytes(7)))
                .isEqualTo("38000000" + "1000" + "0106" + "07000000" + "00000000" // length, type, flags, sequence, to
                        + "00".repeat(16)
                        + "0700" + "0300" + "627200" + "00" // "br", filled up to four bytes
                        + "1000" + "1280" + "0b00" + "0100" + "627269646765" + "00" + "00");
    }

    @Test
    void aNumberOfTheNetworksHasItsHighestByteFirst() {
        assertThat(Attribute.bigEndian16(TestCode.IFLA_MTU, 0x1234).content()).containsExactly(0x12, 0x34);
        assertThat(Attribute.bigEndian32(TestCode.IFLA_MTU, 0x12345678).content())
                .containsExactly(0x12, 0x34, 0x56, 0x78);
        assertThat(Attribute.int32(TestCode.IFLA_MTU, 0x12345678).content()).containsExactly(0x78, 0x56, 0x34, 0x12);
    }

    @Test
    void aBatchNumbersItsMessages() {
        byte[] one = NEW_BRIDGE.bytes(3);
        ByteBuffer batch =
                ByteBuffer.wrap(Batch.of(NEW_BRIDGE, NEW_BRIDGE).bytes(3)).order(ByteOrder.nativeOrder());
        assertThat(batch.limit()).isEqualTo(2 * one.length);
        assertThat(batch.getInt(8)).isEqualTo(3);
        assertThat(batch.getInt(one.length + 8)).isEqualTo(4);
    }
}
