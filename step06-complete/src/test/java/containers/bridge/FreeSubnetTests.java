package containers.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.addresses.Ipv4Address;
import containers.addresses.Subnet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FreeSubnetTests {

    private static List<Subnet> subnets(String words) {
        return Stream.of(words.split(" ", -1)).map(Subnet::of).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.0/8, 10.88.0.0/16",
        "10.89.0.0/16, 10.88.0.0/16",
        "10.88.0.0/16, 10.89.0.0/16",
        "10.88.7.4/31, 10.89.0.0/16",
        "10.0.0.0/8, 172.28.0.0/16",
        "10.0.0.0/8 172.28.0.0/16, 172.29.0.0/16",
        "0.0.0.0/1 128.0.0.0/1, 10.88.0.0/16", // how a VPN says "everything"
    })
    void itOverlapsNothing(String taken, String free) {
        assertThat(FreeSubnet.besides(subnets(taken))).hasToString(free);
    }

    @Test
    void whereThereIsNoneALineSaysSo() {
        assertThatThrownBy(() -> FreeSubnet.besides(subnets("10.0.0.0/8 172.16.0.0/12")))
                .hasMessageStartingWith("--network bridge: this host has routes to all addresses");
    }

    @Test
    void anAddressOfOursIsRecognized() {
        assertThat(FreeSubnet.with(Ipv4Address.of("172.28.0.1"))).hasToString("172.28.0.0/16");
        assertThatThrownBy(() -> FreeSubnet.with(Ipv4Address.of("1.2.3.4"))).hasMessageContaining("another address");
    }
}
