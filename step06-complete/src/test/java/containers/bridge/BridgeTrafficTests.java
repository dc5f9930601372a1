package containers.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.addresses.Ipv4Address;
import containers.launch.LaunchFailedException;
import containers.nftables.HostTable;
import containers.nftables.Table;
import containers.ports.Protocol;
import containers.ports.PublishedPort;
import containers.telling.UsageException;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who reaches whom. */
@Needs(Feature.ROOT)
@ExtendWith({HostUntouched.class, OwnNetwork.class})
@Timeout(120)
final class BridgeTrafficTests extends Street {

    @Test
    void aPublishedPortIsReachedFromEverywhere() throws IOException {
        build();
        try (Running web = new Running(WEB);
                Running other = new Running();
                ServerSocket server = web.listens(80)) {
            assertThat(caller(outside, HOST.toString(), 8080, server)).isEqualTo(NEIGHBOUR.toString());
            assertThat(caller(host, HOST.toString(), 8080, server)).isEqualTo(HOST.toString());
            assertThat(caller(host, "127.0.0.1", 8080, server)).isEqualTo("10.88.0.1");
            assertThat(caller(other.place, HOST.toString(), 8080, server)).isEqualTo("10.88.0.1");
            assertThat(caller(other.place, "10.88.0.1", 8080, server)).isEqualTo("10.88.0.1");
            assertThat(caller(web.place, HOST.toString(), 8080, server)).isEqualTo("10.88.0.1");
            assertThat(caller(other.place, CONTAINER, 80, server)).isEqualTo("10.88.0.3");
        }
    }

    @Test
    void whatIsntPublishedIsntReachedFromOutside() throws IOException {
        build();
        try (Running web = new Running(WEB);
                ServerSocket server = web.listens(80);
                ServerSocket another = web.listens(81)) {
            assertThatThrownBy(() -> connect(outside, CONTAINER, 80, IMPATIENCE))
                    .hasMessageContaining("timed out");
            assertThatThrownBy(() -> connect(outside, CONTAINER, 81, IMPATIENCE))
                    .hasMessageContaining("timed out");

            try (HostTable table = HostTable.open()) {
                table.remove(); // what a host without rules does
            }
            assertThat(caller(outside, CONTAINER, 81, another)).isEqualTo(NEIGHBOUR.toString());
            assertThat(server.isClosed()).isFalse();
        }
    }

    /** Nobody outside knows the way to a container's address. */
    @Test
    void outsideIsReachedInTheHostsName() throws IOException {
        build();
        try (Running container = new Running();
                ServerSocket server = outside.get(() -> new ServerSocket(9000))) {
            assertThat(caller(container.place, NEIGHBOUR.toString(), 9000, server))
                    .isEqualTo(HOST.toString());
        }
    }

    @Test
    void aPortOfAnotherProtocolOrAddressLeadsToItsOwn() throws IOException {
        build();
        PublishedPort names = new PublishedPort(Protocol.UDP, HOST, 53, 5353);
        try (Running container = new Running(names);
                DatagramSocket server = container.place.get(() -> new DatagramSocket(5353));
                DatagramSocket client = outside.get(DatagramSocket::new)) {
            byte[] text = {42};
            client.send(new DatagramPacket(text, 1, InetAddress.getByName(HOST.toString()), 53));
            DatagramPacket packet = new DatagramPacket(new byte[1], 1);
            server.setSoTimeout(PATIENCE);
            server.receive(packet);
            assertThat(packet.getData()).containsExactly(42);
            assertThat(packet.getAddress().getHostAddress()).isEqualTo(NEIGHBOUR.toString());
        }
    }

    @Test
    void aPortIsOneContainersUntilItsEnd() throws IOException {
        build();
        try (Running stays = new Running()) {
            try (Running web = new Running(WEB)) {
                assertThat(web.place).isNotNull();
                assertThatThrownBy(() -> new Running(WEB))
                        .isInstanceOf(UsageException.class)
                        .hasMessage("--publish: another container has the port 8080/tcp");
            }
            assertThatThrownBy(() -> connect(outside, HOST.toString(), 8080, PATIENCE))
                    .hasMessageContaining("refused");
            assertThat(stays.place).isNotNull();
            try (Running again = new Running(WEB);
                    ServerSocket server = again.listens(80)) {
                assertThat(caller(outside, HOST.toString(), 8080, server)).isEqualTo(NEIGHBOUR.toString());
            }
        }
    }

    @Test
    void aPortThatAProcessHasIsRefused() throws IOException {
        build();
        try (ServerSocket server = host.get(() -> new ServerSocket(8080))) {
            assertThat(server.isBound()).isTrue();
            assertThatThrownBy(() -> new Running(WEB))
                    .isInstanceOf(LaunchFailedException.class)
                    .hasMessageContaining("0.0.0.0:8080}, 16) failed: EADDRINUSE");
        }
    }

    /** Its container, monitor and guardian were killed, and another one goes on. */
    @Test
    void aDeadOnesPortIsFree() throws IOException {
        build();
        try (Running stays = new Running()) {
            BridgeNetwork dead = BridgeNetwork.join(List.of(WEB));
            publish(WEB, dead.membership().address());
            dead.handedOver(); // its locks are gone
            try (Running web = new Running(WEB);
                    ServerSocket server = web.listens(80)) {
                assertThat(caller(outside, HOST.toString(), 8080, server)).isEqualTo(NEIGHBOUR.toString());
            }
            assertThat(stays.place).isNotNull();
        }
    }

    /** Who sends all the time sends to the one that is there now. */
    @Test
    void aClientThatGoesOnSendingIsLedToTheNextContainer() throws IOException {
        build();
        PublishedPort names = new PublishedPort(Protocol.UDP, Ipv4Address.ANY, 53, 5353);
        assumeKernelForgets(names);
        try (Running stays = new Running();
                DatagramSocket client = outside.get(DatagramSocket::new)) {
            DatagramPacket packet = new DatagramPacket(new byte[] {42}, 1, InetAddress.getByName(HOST.toString()), 53);
            for (int i = 0; i < 2; i++) {
                client.send(packet); // before there is anybody
                try (Running container = new Running(names);
                        DatagramSocket server = container.place.get(() -> new DatagramSocket(5353))) {
                    client.send(packet);
                    server.setSoTimeout(PATIENCE);
                    assertThat(receive(server)).isEqualTo(NEIGHBOUR.toString());
                }
            }
            assertThat(stays.place).isNotNull();
        }
    }

    @Test
    void theTableGoesWithTheLast() throws IOException {
        build();
        try (Running first = new Running(WEB)) {
            try (Running second = new Running()) {
                assertThat(second.place).isNotNull();
            }
            try (HostTable table = HostTable.open()) {
                assertThat(table.publications()).hasSize(1);
            }
            assertThat(first.place).isNotNull();
        }
        try (HostTable table = HostTable.open()) {
            assertThatThrownBy(table::publications)
                    .hasMessageContaining(Table.NAME)
                    .hasMessageContaining("ENOENT");
        }
    }
}
