package containers.commandline.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import containers.addresses.Ipv4Address;
import containers.ports.Protocol;
import containers.ports.PublishedPort;
import containers.telling.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PortTextTests {

    @Test
    void aPortOfAllAddresses() {
        assertThat(PortText.ports("8080:80"))
                .containsExactly(new PublishedPort(Protocol.TCP, Ipv4Address.ANY, 8080, 80));
        assertThat(PortText.ports("8080:80/tcp")).isEqualTo(PortText.ports("0.0.0.0:8080:80"));
    }

    @Test
    void aPortOfOneAddress() {
        assertThat(PortText.ports("127.0.0.1:53:5353/udp"))
                .containsExactly(new PublishedPort(Protocol.UDP, Ipv4Address.of("127.0.0.1"), 53, 5353));
    }

    @Test
    void portsOneBehindTheOther() {
        assertThat(PortText.ports("65534-65535:1-2"))
                .extracting(PublishedPort::port, PublishedPort::inside)
                .containsExactly(tuple(65534, 1), tuple(65535, 2));
    }

    @ParameterizedTest(name = "-p ''{0}''")
    @CsvSource(
            delimiter = '|',
            value = {
                "''|a port is a number, 1 to 65535, not ''",
                "abc|a port is a number, 1 to 65535, not 'abc'",
                "70000|ports are 1 to 65535, not 70000",
                "80|say which port of the host's, too",
                ":80|say which port of the host's, too",
                "127.0.0.1::80|say which port of the host's, too",
                "8080:|a port is a number, 1 to 65535, not ''",
                "8080:0|ports are 1 to 65535, not 0",
                "0:80|ports are 1 to 65535, not 0",
                "65536:80|ports are 1 to 65535, not 65536",
                "99999999999999999999:80|ports are 1 to 65535, not 99999999999999999999",
                "-1:80|a port is a number, 1 to 65535, not ''",
                "abc:80|a port is a number, 1 to 65535, not 'abc'",
                "8080:http|a port is a number, 1 to 65535, not 'http'",
                "' 8080:80'|a port is a number, 1 to 65535, not ' 8080'",
                "٣:80|a port is a number, 1 to 65535, not '٣'",
                "8080:80/|the protocol is tcp or udp, not ''",
                "8080:80/sctp|the protocol is tcp or udp, not 'sctp'",
                "8080:80/TCP|the protocol is tcp or udp, not 'TCP'",
                "8080/udp:80|the protocol is tcp or udp, not 'udp:80'",
                "localhost:8080:80|not an IPv4 address: 'localhost'",
                "256.0.0.1:8080:80|not an IPv4 address: '256.0.0.1'",
                "010.0.0.1:8080:80|not an IPv4 address: '010.0.0.1'",
                "1.2.3:8080:80|not an IPv4 address: '1.2.3'",
                "1.2.3.4.5:8080:80|not an IPv4 address: '1.2.3.4.5'",
                "1.2.3.-4:8080:80|not an IPv4 address: '1.2.3.-4'",
                ":8080:80|not an IPv4 address: ''",
                "224.0.0.1:8080:80|no host has the address 224.0.0.1",
                "255.255.255.255:8080:80|no host has the address 255.255.255.255",
                "[::1]:8080:80|ports are published for IPv4 only",
                "::1:8080:80|it is [IP:]PORT:PORT",
                "1:2:3:4|it is [IP:]PORT:PORT",
                "8002-8000:80-82|a range begins with its lowest port, not as 8002-8000",
                "8000-8002:80-81|3 of the host's ports can't lead to 2",
                "8000-8002:80|3 of the host's ports can't lead to 1",
                "8000-:80|a port is a number, 1 to 65535, not ''",
                "8000-8001-8002:80|a port is a number, 1 to 65535, not '8001-8002'",
            })
    void whatIsNone(String text, String why) {
        assertThatThrownBy(() -> PortText.ports(text))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--publish " + text + ": " + why);
    }
}
