package containers.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import containers.addresses.Subnet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The bytes are those of tc(8), as strace(1) shows them. What they do, attacks on the bridge try. */
final class IngressTests {

    @Test
    void aPlaceForFiltersIsAskedForAsTcDoes() {
        assertThat(Ingress.newPlace(7).toString())
                .isEqualTo("RTM_NEWQDISC(NLM_F_CREATE|NLM_F_EXCL) {tcm_ifindex=7, tcm_parent=TC_H_INGRESS}"
                        + " [TCA_KIND=\"ingress\"]");
        assertThat(hex(Ingress.newPlace(7).bytes(1)))
                .startsWith("30000000" + "2400" + "0106")
                .contains("00000000" + "07000000" + "0000ffff" + "f1ffffff" + "00000000");
    }

    @Test
    void aFilterIsAskedForAsTcDoes() {
        String program = "2800000000f0ffff" // ldh proto
                + "1500070006080000" // jeq #0x806, go on
                + "1500000700080000" // jneq #0x800, drop
                + "200000001a000000" // ld [26]
                + "54000000000000ff" // and #0xff000000
                + "150004000000007f" // jeq #0x7f000000, drop
                + "200000001e000000" // ld [30]
                + "54000000000000ff" // and #0xff000000
                + "150001000000007f" // jeq #0x7f000000, drop
                + "0600000000000000" // ret #0
                + "0600000002000000"; // ret #2
        assertThat(hex(Ingress.newFilter(7, Subnet.LOOPBACK).bytes(1)))
                .startsWith("9c000000" + "2c00" + "0106")
                .contains("07000000" + "00000000" + "0000ffff" + "00030100")
                .contains("06000400" + "0b000000" + "5c000500" + program + "08000800" + "01000000");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
