package containers.addresses;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is none is told where people write one. */
final class Ipv4AddressTests {

    @Test
    void anAddressIsFourNumbers() {
        Ipv4Address address = Ipv4Address.of("192.0.2.255");

        assertThat(address.bytes()).containsExactly(192, 0, 2, 255);
        assertThat(address).hasToString("192.0.2.255");
    }

    @Test
    void someAreTheHostsOwn() {
        assertThat(Ipv4Address.of("127.1.2.3").isLoopback()).isTrue();
        assertThat(Ipv4Address.of("128.0.0.1").isLoopback()).isFalse();
    }
}
