package containers.ports;

import static org.assertj.core.api.Assertions.assertThat;

import containers.addresses.Ipv4Address;
import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.Errno;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HeldPortsTests {

    private static final Ipv4Address LOCAL = Ipv4Address.of("127.0.0.1");

    @Test
    void aPortIsListenedOn() {
        CallList calls = new CallList();
        new HeldPorts(List.of(new PublishedPort(Protocol.TCP, LOCAL, 8080, 80))).addTo(calls);

        assertThat(calls.rows())
                .extracting(row -> row.call().toString())
                .containsExactly(
                        "socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, 0)",
                        "setsockopt(#1, SOL_SOCKET, SO_REUSEADDR, [1], 4)",
                        "bind(#1, {AF_INET, 127.0.0.1:8080}, 16)",
                        "listen(#1, 0)");
    }

    @Test
    void nobodyListensWithoutConnections() {
        CallList calls = new CallList();
        new HeldPorts(List.of(new PublishedPort(Protocol.UDP, Ipv4Address.ANY, 53, 53))).addTo(calls);

        assertThat(calls.rows())
                .extracting(row -> row.call().toString())
                .containsExactly("socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, 0)", "bind(#1, {AF_INET, 0.0.0.0:53}, 16)");
    }

    /** By the kernel's own word: the calls are what it takes, and the other way round. */
    @Test
    void theKernelGivesAPortToOne() throws IOException {
        int free;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByAddress(LOCAL.bytes()))) {
            free = server.getLocalPort();
            assertThat(bound(free)).isEqualTo(Errno.EADDRINUSE.toString());
        }
        assertThat(bound(free)).isEqualTo("bound");
    }

    private static String bound(int port) {
        Argument socket = Argument.number(Kernel.call(PortCalls.socket(Protocol.TCP)));
        try {
            Kernel.call(PortCalls.setsockopt_reuseaddr(socket));
            Kernel.call(PortCalls.bind(socket, new PublishedPort(Protocol.TCP, LOCAL, port, 80)));
            Kernel.call(PortCalls.listen(socket));
            return "bound";
        } catch (SystemCallException refused) {
            return refused.errno().toString();
        } finally {
            Kernel.call(FileCalls.close(socket));
        }
    }
}
