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
import containers.runner.Run;
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
        try (Running container = new Running(WEB);
                ServerSocket server = localServer()) {
            sendLoopbackAway(container.place, "eth0");
            assertThatThrownBy(() -> connect(container.place, "127.0.0.1", 7777, IMPATIENCE))
                    .hasMessageContaining("timed out");

            flush(); // without the rule
            assertThat(caller(container.place, "127.0.0.1", 7777, server)).isEqualTo(CONTAINER);
        }
    }

    private ServerSocket localServer() {
        return host.get(() -> new ServerSocket(7777, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})));
    }

    /** As {@code systemctl reload nftables} does. */
    private static void flush() {
        try (HostTable table = HostTable.open()) {
            table.remove();
        }
    }

    /** Where no published port needs it, the bridge lets 127.0.0.1 through no more than any other interface. */
    @Test
    void whereNoPortIsPublishedThereNoRuleIsNeeded() throws IOException {
        build();
        PublishedPort elsewhere = new PublishedPort(Protocol.TCP, HOST, 8080, 80);
        try (Running container = new Running(elsewhere);
                ServerSocket server = localServer()) {
            sendLoopbackAway(container.place, "eth0");
            flush();
            assertThatThrownBy(() -> connect(container.place, "127.0.0.1", 7777, IMPATIENCE))
                    .hasMessageContaining("timed out");

            Forwarding.letLoopbackThrough(Bridge.NAME, true);
            assertThat(caller(container.place, "127.0.0.1", 7777, server)).isEqualTo(CONTAINER);
        }
    }

    @Test
    void whoeverComesNextPutsBackWhatWasFlushed() throws IOException {
        build();
        try (Running container = new Running(WEB);
                ServerSocket server = localServer()) {
            sendLoopbackAway(container.place, "eth0");
            flush();
            assertThat(caller(container.place, "127.0.0.1", 7777, server)).isEqualTo(CONTAINER);

            String told = Run.withInput("", BridgeTrafficTests::joinAndLeave).err();
            assertThat(told).startsWith("contain: somebody had removed the table inet contain");
            assertThatThrownBy(() -> connect(container.place, "127.0.0.1", 7777, IMPATIENCE))
                    .hasMessageContaining("timed out");
        }
    }

    private static int joinAndLeave() {
        BridgeNetwork.join(List.of()).close();
        return 0;
    }

    /** It needs power over its own network only, or a raw socket. */
    @Test
    @Needs({Feature.ROOT, Feature.NFT})
    void noContainerSendsWithAnAddressThatIsNoContainers() throws IOException {
        build();
        try (Running container = new Running();
                DatagramSocket server = host.get(() -> new DatagramSocket(5353))) {
            Ipv4Address foreign = Ipv4Address.of("198.51.100.1");
            container.place.get(() -> {
                try (HostNetwork network = here()) {
                    network.send(AddressRequests.newAddress(100, foreign, Subnet.of("198.51.100.0/24")));
                }
                return null;
            });
            send(container.place, foreign, "10.88.0.1", 5353);
            server.setSoTimeout(IMPATIENCE);
            assertThatThrownBy(() -> receive(server)).hasMessageContaining("timed out");

            String rules = nft("", "list", "table", "inet", Table.NAME);
            assertThat(rules).contains("ip saddr != 10.88.0.0/16 drop");
            nft("delete table inet contain\n" + rules.replaceAll(".*ip saddr != 10.88.0.0/16 drop", ""), "-f", "-");
            Files.writeString(Path.of("/proc/sys/net/ipv4/conf/all/rp_filter"), "0\n");
            Files.writeString(Path.of("/proc/sys/net/ipv4/conf/contain0/rp_filter"), "0\n");
            send(container.place, foreign, "10.88.0.1", 5353);
            assertThat(receive(server)).isEqualTo(foreign.toString());
        }
    }

    private static void send(NetworkPlace from, Ipv4Address source, String to, int port) {
        from.get(() -> {
            try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName(source.toString()))) {
                socket.send(new DatagramPacket(new byte[] {42}, 1, InetAddress.getByName(to), port));
            }
            return null;
        });
    }

    private static String receive(DatagramSocket server) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[1], 1);
        server.receive(packet);
        return packet.getAddress().getHostAddress();
    }

    /** By an answer to a question that nobody asked: "I have that address". It takes CAP_NET_RAW, which a container has. */
    @Test
    void noContainerTakesWhatIsMeantForANeighbour() throws IOException {
        build();
        try (Running web = new Running(WEB);
                Running thief = new Running();
                ServerSocket server = web.listens(80)) {
            steal(thief, web);
            assertThat(caller(outside, HOST.toString(), 8080, server)).isEqualTo(NEIGHBOUR.toString());

            try (HostNetwork network = here()) { // as it would be without what fastens both
                network.send(LooseCable.loosen(Membership.cableIndex(3)));
                network.send(LooseCable.noPlace(Membership.cableIndex(2), new MacAddress(Ipv4Address.of(CONTAINER))));
            }
            steal(thief, web);
            assertThatThrownBy(() -> connect(outside, HOST.toString(), 8080, IMPATIENCE))
                    .hasMessageContaining("timed out");
        }
    }

    /** The thief's interface gets the other's MAC address, and something is sent from there. */
    private static void steal(Running thief, Running victim) {
        assertThat(victim.child.pid()).isPositive();
        thief.place.get(() -> {
            try (HostNetwork network = here()) {
                network.send(LinkRequests.up(100, new MacAddress(Ipv4Address.of(CONTAINER))));
            }
            return null;
        });
        send(thief.place, Ipv4Address.of("10.88.0.3"), "10.88.0.1", 9);
    }

    /** Where it wasn't a router before. */
    @Test
    void theHostIsARouterForContainersOnly() throws IOException {
        build();
        Path forwarding = Files.writeString(Path.of("/proc/sys/net/ipv4/ip_forward"), "0\n");
        try (NetworkPlace other = beyond();
                ServerSocket server = other.get(() -> new ServerSocket(9000))) {
            try (Running container = new Running()) {
                assertThat(caller(container.place, "203.0.113.7", 9000, server)).isNotEmpty();
                assertThatThrownBy(() -> connect(outside, "203.0.113.7", 9000, IMPATIENCE))
                        .hasMessageContaining("timed out");
                flush();
                assertThat(caller(outside, "203.0.113.7", 9000, server)).isEqualTo(NEIGHBOUR.toString());
            }
            assertThat(forwarding).content().startsWith("0");
        }
    }

    /** A second street, with somebody in it who answers by this host. */
    private static NetworkPlace beyond() {
        NetworkPlace place = NetworkPlace.fresh();
        try (HostNetwork here = here()) {
            here.send(LinkRequests.newVeth(51, "beyond", 0, 61, "beyond", place.descriptor()));
            here.send(AddressRequests.newAddress(51, Ipv4Address.of("203.0.113.1"), Subnet.of("203.0.113.0/24")));
        }
        place.get(() -> {
            try (HostNetwork there = here()) {
                there.send(LinkRequests.up(61));
                there.send(AddressRequests.newAddress(61, Ipv4Address.of("203.0.113.7"), Subnet.of("203.0.113.0/24")));
                there.send(AddressRequests.newDefaultRoute(Ipv4Address.of("203.0.113.1")));
            }
            return null;
        });
        return place;
    }

    /** Since Linux 6.8. Who sends all the time sends to the one that is there now. */
    @Test
    void aClientThatGoesOnSendingIsLedToTheNextContainer() throws IOException {
        build();
        PublishedPort names = new PublishedPort(Protocol.UDP, Ipv4Address.ANY, 53, 5353);
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
