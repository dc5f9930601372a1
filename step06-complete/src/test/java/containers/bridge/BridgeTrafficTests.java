package containers.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.addresses.Ipv4Address;
import containers.addresses.Subnet;
import containers.cgroups.ControlGroup;
import containers.container.Containers;
import containers.launch.Child;
import containers.launch.LaunchFailedException;
import containers.launch.Launcher;
import containers.netlink.Code;
import containers.netlink.NetlinkFamily;
import containers.netlink.NetlinkSocket;
import containers.netlink.Request;
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
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who reaches whom. The host is a network namespace, and outside of it is another one. */
@Needs(Feature.ROOT)
@ExtendWith({HostUntouched.class, OwnNetwork.class})
@Timeout(120)
final class BridgeTrafficTests {

    private static final Subnet STREET = Subnet.of("192.0.2.0/24");
    private static final Ipv4Address HOST = Ipv4Address.of("192.0.2.1");
    private static final Ipv4Address NEIGHBOUR = Ipv4Address.of("192.0.2.7");
    private static final String CONTAINER = "10.88.0.2";
    private static final PublishedPort WEB = new PublishedPort(Protocol.TCP, Ipv4Address.ANY, 8080, 80);
    private static final int PATIENCE = 5000;
    private static final int IMPATIENCE = 300;

    private NetworkPlace outside;
    private NetworkPlace host;

    /** A cable from the host to a neighbour, who sends to everybody else by this host. */
    private void build() {
        host = NetworkPlace.ofThread();
        outside = NetworkPlace.fresh();
        try (HostNetwork here = here()) {
            here.send(LinkRequests.newVeth(50, "street", 0, 60, "street", outside.descriptor()));
            here.send(AddressRequests.newAddress(50, HOST, STREET));
        }
        outside.get(() -> {
            try (HostNetwork there = here()) {
                there.send(LinkRequests.up(60));
                there.send(AddressRequests.newAddress(60, NEIGHBOUR, STREET));
                there.send(AddressRequests.newDefaultRoute(HOST));
            }
            return null;
        });
    }

    private static HostNetwork here() {
        return new HostNetwork(NetlinkSocket.open(NetlinkFamily.NETLINK_ROUTE));
    }

    @AfterEach
    void close() {
        outside.close();
        host.close();
    }

    /** A container that does nothing; what happens in its network is done by threads of ours. */
    private static final class Running implements AutoCloseable {
        private final ControlGroup group;
        private final Child child;
        private final NetworkPlace place;

        Running(PublishedPort... ports) throws IOException {
            group = Containers.withoutLimits();
            group.prepare();
            try (BridgeNetwork network = BridgeNetwork.join(List.of(ports))) {
                Cable cable = new Cable(network.membership());
                child = new Launcher().launch(Containers.onBridge(group, cable, "/bin/sleep", "300"));
                network.handedOver();
            } catch (RuntimeException refused) {
                group.close();
                throw refused;
            }
            place = NetworkPlace.ofProcess(child.pid());
        }

        /** Somebody who listens there. */
        ServerSocket listens(int port) {
            return place.get(() -> new ServerSocket(port));
        }

        @Override
        public void close() {
            place.close();
            child.close();
            group.close();
        }
    }

    /** Who is at the other end, as the server sees it. */
    private static String caller(NetworkPlace from, String address, int port, ServerSocket server) throws IOException {
        Socket client = connect(from, address, port, PATIENCE);
        server.setSoTimeout(PATIENCE);
        try (client;
                Socket accepted = server.accept()) {
            return accepted.getInetAddress().getHostAddress();
        }
    }

    private static Socket connect(NetworkPlace from, String address, int port, int patience) {
        return from.get(() -> {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), patience);
            } catch (IOException refused) {
                socket.close();
                throw refused;
            }
            return socket;
        });
    }

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

    /** Sends what is for 127.0.0.1 to the host, and takes answers from there: each may do so with its own network. */
    private static void sendLoopbackAway(NetworkPlace place, String interfaceName) {
        place.get(() -> {
            try (HostNetwork network = here()) {
                Request address = AddressRequests.newAddress(1, Ipv4Address.of("127.0.0.1"), Subnet.of("127.0.0.0/8"));
                network.send(new Request(Deletion.RTM_DELADDR, List.of(), address.header(), address.attributes()));
            }
            return Files.writeString(Path.of("/proc/sys/net/ipv4/conf/" + interfaceName + "/route_localnet"), "1\n");
        });
    }

    private enum Deletion implements Code {
        RTM_DELADDR;

        @Override
        public int number() {
            return 21;
        }
    }

    /** The bridge lets 127.0.0.1 through, for the host's own sake. */
    @Test
    void noContainerReachesWhatListensAtTheHosts127_0_0_1() throws IOException {
        build();
        try (Running container = new Running();
                ServerSocket server = host.get(
                        () -> new ServerSocket(7777, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})))) {
            sendLoopbackAway(container.place, "eth0");
            assertThatThrownBy(() -> connect(container.place, "127.0.0.1", 7777, IMPATIENCE))
                    .hasMessageContaining("timed out");

            try (HostTable table = HostTable.open()) {
                table.remove(); // without the rule
            }
            assertThat(caller(container.place, "127.0.0.1", 7777, server)).isEqualTo(CONTAINER);
        }
    }

    @Test
    @Needs({Feature.ROOT, Feature.NFT})
    void noNeighbourReachesAPortThatIsPublishedAt127_0_0_1() throws IOException {
        build();
        PublishedPort own = new PublishedPort(Protocol.TCP, Ipv4Address.of("127.0.0.1"), 8080, 80);
        try (Running web = new Running(own);
                ServerSocket server = web.listens(80)) {
            sendLoopbackAway(outside, "street");
            assertThat(caller(host, "127.0.0.1", 8080, server)).isEqualTo("10.88.0.1");
            assertThatThrownBy(() -> connect(outside, "127.0.0.1", 8080, IMPATIENCE))
                    .hasMessageContaining("timed out");

            String rules = nft("", "list", "table", "inet", Table.NAME);
            assertThat(rules).contains("ip daddr != 127.0.0.0/8 ");
            nft("delete table inet contain\n" + rules.replace("ip daddr != 127.0.0.0/8 ", ""), "-f", "-");
            assertThat(caller(outside, "127.0.0.1", 8080, server)).isEqualTo(NEIGHBOUR.toString());
        }
    }

    private static String nft(String input, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("nft"));
        command.addAll(List.of(words));
        Process nft = new ProcessBuilder(command).redirectErrorStream(true).start();
        nft.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        nft.getOutputStream().close();
        return new String(nft.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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

    private static void publish(PublishedPort port, Ipv4Address container) {
        try (NetlinkSocket socket = NetlinkSocket.open(NetlinkFamily.NETLINK_NETFILTER)) {
            socket.send(Table.publish(List.of(port), container));
        }
    }

    /** Whose port is asked for, as 22 may be, has it until that is refused, and after. */
    @Test
    void noConnectionToTheHostsOwnServiceGoesAstray() throws IOException {
        build();
        try (ServerSocket server = host.get(() -> new ServerSocket(8080));
                BridgeNetwork refused = BridgeNetwork.join(List.of(WEB))) {
            assertThat(caller(outside, HOST.toString(), 8080, server)).isEqualTo(NEIGHBOUR.toString());

            publish(WEB, refused.membership().address()); // before the port is had
            assertThatThrownBy(() -> connect(outside, HOST.toString(), 8080, IMPATIENCE));
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
