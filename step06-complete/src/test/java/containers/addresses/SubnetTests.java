package containers.addresses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SubnetTests {

    private final Subnet subnet = Subnet.of("10.88.0.0/16");

    @Test
    void itsAddressesBeginAlike() {
        assertThat(subnet.contains(Ipv4Address.of("10.88.255.255"))).isTrue();
        assertThat(subnet.contains(Ipv4Address.of("10.89.0.0"))).isFalse();
        assertThat(Subnet.of("192.0.2.128/25").contains(Ipv4Address.of("192.0.2.127")))
                .isFalse();
    }

    @Test
    void oneMayBeInAnother() {
        assertThat(subnet.overlaps(Subnet.of("10.0.0.0/8"))).isTrue();
        assertThat(subnet.overlaps(Subnet.of("10.88.7.0/24"))).isTrue();
        assertThat(subnet.overlaps(Subnet.of("10.89.0.0/16"))).isFalse();
    }

    @Test
    void itIsWrittenAsItIsRead() {
        assertThat(subnet).hasToString("10.88.0.0/16");
        assertThat(subnet.mask()).hasToString("255.255.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0", "10.0.0.0/", "10.0.0.0/0", "10.0.0.0/32", "10.0.0.1/8", "10.0.0.0/-8"})
    void whatIsNone(String text) {
        assertThatThrownBy(() -> Subnet.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a subnet");
    }
}
