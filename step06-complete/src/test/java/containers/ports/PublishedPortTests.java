package containers.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.addresses.Ipv4Address;
import org.junit.jupiter.api.Test;

final class PublishedPortTests {

    private static final Ipv4Address LOCAL = Ipv4Address.of("127.0.0.1");
    private static final Ipv4Address OTHER = Ipv4Address.of("192.0.2.255");

    private final PublishedPort web = new PublishedPort(Protocol.TCP, Ipv4Address.ANY, 8080, 80);

    @Test
    void allAddressesAreEachOfThem() {
        assertThat(web.overlaps(at(LOCAL, Protocol.TCP, 8080))).isTrue();
        assertThat(at(LOCAL, Protocol.TCP, 8080).overlaps(web)).isTrue();
        assertThat(at(LOCAL, Protocol.TCP, 8080).overlaps(at(OTHER, Protocol.TCP, 8080)))
                .isFalse();
    }

    @Test
    void eachProtocolHasPortsOfItsOwn() {
        assertThat(web.overlaps(at(Ipv4Address.ANY, Protocol.UDP, 8080))).isFalse();
        assertThat(web.overlaps(at(Ipv4Address.ANY, Protocol.TCP, 8081))).isFalse();
    }

    @Test
    void itIsShownAsTheHostHasIt() {
        assertThat(web).hasToString("8080/tcp");
        assertThat(at(LOCAL, Protocol.UDP, 53)).hasToString("127.0.0.1:53/udp");
    }

    @Test
    void noMachineHasTheAddressOfAGroup() {
        assertThatThrownBy(() -> at(Ipv4Address.of("224.0.0.1"), Protocol.UDP, 53))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no host has the address 224.0.0.1");
    }

    private static PublishedPort at(Ipv4Address address, Protocol protocol, int port) {
        return new PublishedPort(protocol, address, port, 80);
    }
}
