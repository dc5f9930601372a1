package containers.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IpAddressTests {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.7", "255.255.255.255", "::", "2001:db8::1", "::ffff:192.0.2.1"})
    void anAddress(String text) {
        assertThat(IpAddress.of(text).toString()).isEqualTo(text);
        assertThat(IpAddress.of(text).isLoopback()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.53", "::1", "0:0::1", "::ffff:127.0.0.1"})
    void oneThatMeansWhoeverSaysIt(String text) {
        assertThat(IpAddress.of(text).isLoopback()).isTrue();
    }

    /** What the C library's inet_aton(3) would take, too: 127.1 is 127.0.0.1 for it, and 010.0.0.1 is 8.0.0.1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "db", "1.2.3", "127.1", "1.2.3.4.5", "1.2.3.256", "010.0.0.1", "1.2.3.-4", "1.2.3.+4", "1..2.3",
                "0x7f.0.0.1", "1.2.3.4 ", "1.2.3.4\n", "١.2.3.4", ":", ":::", "1:2", "::g", "[::1]", "fe80::1%eth0",
                "1.2.3.4:80", "2001:db8::1::2", "1.2.3.4444444444"
            })
    void noAddress(String text) {
        assertThatThrownBy(() -> IpAddress.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is no IP address");
    }
}
