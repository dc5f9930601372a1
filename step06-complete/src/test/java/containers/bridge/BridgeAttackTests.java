package containers.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import containers.addresses.Ipv4Address;
import containers.addresses.Subnet;
import containers.bridge.lease.LeaseFile;
import containers.netlink.NetlinkFamily;
import containers.netlink.NetlinkSocket;
import containers.nftables.Connections;
import containers.nftables.HostTable;
import containers.nftables.Table;
import containers.ports.Protocol;
import containers.ports.PublishedPort;
import containers.rtnetlink.AddressRequests;
import containers.rtnetlink.HostNetwork;
import containers.rtnetlink.LinkRequests;
import containers.rtnetlink.MacAddress;
import containers.runner.Run;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.InCi;
import containers.testing.Needs;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reaches nobody: each attack works where what prevents it is taken away. */
@InCi
@Needs(Feature.ROOT)
@ExtendWith({HostUntouched.class, OwnNetwork.class})
@Timeout(120)
final class BridgeAttackTests extends Street {

    /** Some kernels don't show them. */
    private static final Path CONNECTIONS = Path.of("/proc/thread-self/net/nf_conntrack");

    /** The bridge lets 127.0.0.1 through, for the host's own sake. What keeps containers from it is there twice. */
    @Test
    void noContainerReachesWhatListensAtTheHosts127_0_0_1() throws IOException {
        build();
        try (Running container = new Running(WEB);
                ServerSocket server = localServer()) {
            sendLoopbackAway(container.place, "eth0");
            unguard();
            assertThatThrownBy(() -> connect(container.place, "127.0.0.1", 7777, IMPATIENCE))
                    .hasMessageContaining("timed out");

            flush(); // without the rule
            assertThat(caller(container.place, "127.0.0.1", 7777, server)).isEqualTo(CONTAINER);
        }
    }

    /** As {@code systemctl reload nftables} does it. */
    @Test
    void noContainerReachesItWhileTheTableIsFlushed() throws IOException {
        build();
        try (Running container = new Running(WEB);
                ServerSocket server = localServer();
                ServerSocket open = host.get(() -> new ServerSocket(7778))) {
            sendLoopbackAway(container.place, "eth0");
            flush();
            assertThatThrownBy(() -> connect(container.place, "127.0.0.1", 7777, IMPATIENCE))
                    .hasMessageContaining("timed out");
            assertThat(caller(container.place, "10.88.0.1", 7778, open)).isEqualTo(CONTAINER);

            unguard();
            assertThat(caller(container.place, "127.0.0.1", 7777, server)).isEqualTo(CONTAINER);
        }
    }

    /** Some services trust whoever sends from there. The kernel itself looks for 127.0.0.1 only, not for its neighbours. */
    @Test
    void noContainerSendsInTheHostsOwnNameWhileTheTableIsFlushed() throws IOException {
        build();
        Ipv4Address local = Ipv4Address.of("127.0.0.2");
        try (Running container = new Running(WEB);
                DatagramSocket server = host.get(() -> new DatagramSocket(5353))) {
            Files.writeString(Path.of("/proc/sys/net/ipv4/conf/all/rp_filter"), "0\n");
            Files.writeString(Path.of("/proc/sys/net/ipv4/conf/contain0/rp_filter"), "0\n");
            sendLoopbackAway(container.place, "eth0");
            container.place.get(() -> {
                try (HostNetwork network = here()) {
                    network.send(AddressRequests.newAddress(100, local, Subnet.LOOPBACK));
                }
                return null;
            });
            server.setSoTimeout(IMPATIENCE);
            flush();
            send(container.place, local, "10.88.0.1", 5353);
            assertThatThrownBy(() -> receive(server)).hasMessageContaining("timed out");

            unguard();
            send(container.place, local, "10.88.0.1", 5353);
            assertThat(receive(server)).isEqualTo(local.toString());
        }
    }

    /** A tag of no VLAN's says only how urgent it is: the host takes it off. */
    @Test
    void noTagHidesWhereAPacketIsTo() throws IOException {
        build();
        try (Running container = new Running(WEB);
                DatagramSocket server = host.get(() -> new DatagramSocket(5353, loopback()))) {
            server.setSoTimeout(IMPATIENCE);
            flush();
            for (int tags = 0; tags <= 2; tags++) {
                TaggedPacket packet = new TaggedPacket(tags, CONTAINER, "127.0.0.1", 5353);
                container.place.get(() -> packet.sendBy(100));
                assertThatThrownBy(() -> receive(server)).as("%s tags", tags).hasMessageContaining("timed out");
                unguard();
                container.place.get(() -> packet.sendBy(100));
                assertThat(receive(server)).as("%s tags", tags).isEqualTo(CONTAINER);
                guard();
            }
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
            unguard();
            assertThatThrownBy(() -> connect(container.place, "127.0.0.1", 7777, IMPATIENCE))
                    .hasMessageContaining("timed out");

            new InterfaceSwitches(Bridge.NAME).letLoopbackThrough(true);
            assertThat(caller(container.place, "127.0.0.1", 7777, server)).isEqualTo(CONTAINER);
        }
    }

    /** Where the kernel has no guard, or an older runner started the container. */
    @Test
    void whoeverComesNextPutsBackWhatWasFlushed() throws IOException {
        build();
        try (Running container = new Running(WEB);
                ServerSocket server = localServer()) {
            sendLoopbackAway(container.place, "eth0");
            flush();
            unguard();
            assertThat(caller(container.place, "127.0.0.1", 7777, server)).isEqualTo(CONTAINER);
            assertThat(Run.withInput("", BridgeAttackTests::joinAndLeave).err())
                    .startsWith("contain: somebody had removed the table inet contain")
                    .contains("containers could reach all that listens there until now");
            assertThatThrownBy(() -> connect(container.place, "127.0.0.1", 7777, IMPATIENCE))
                    .hasMessageContaining("timed out");

            flush();
            guard();
            assertThat(Run.withInput("", BridgeAttackTests::joinAndLeave).err())
                    .startsWith("contain: somebody had removed the table inet contain")
                    .doesNotContain("127.0.0.1");
        }
    }

    private static int joinAndLeave() {
        BridgeNetwork.join(List.of()).close();
        return 0;
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

    /** By an answer to a question that nobody asked: "I have that address". It takes CAP_NET_RAW, which a container has. */
    @Test
    void noContainerTakesWhatIsMeantForANeighbour() throws IOException {
        build();
        try (Running web = new Running(WEB);
                Running thief = new Running();
                ServerSocket server = web.listens(80)) {
            steal(thief);
            assertThat(caller(outside, HOST.toString(), 8080, server)).isEqualTo(NEIGHBOUR.toString());

            try (HostNetwork network = here()) { // as it would be without what fastens both
                network.send(LooseCable.loosen(Membership.cableIndex(3)));
                network.send(LooseCable.noPlace(Membership.cableIndex(2), new MacAddress(Ipv4Address.of(CONTAINER))));
            }
            steal(thief);
            assertThatThrownBy(() -> connect(outside, HOST.toString(), 8080, IMPATIENCE))
                    .hasMessageContaining("timed out");
        }
    }

    /** The thief's interface gets the other's MAC address, and something is sent from there. */
    private static void steal(Running thief) {
        thief.place.get(() -> {
            try (HostNetwork network = here()) {
                network.send(LinkRequests.up(100, new MacAddress(Ipv4Address.of(CONTAINER))));
            }
            return null;
        });
        send(thief.place, Ipv4Address.of("10.88.0.3"), "10.88.0.1", 9);
    }

    /** What a container sends in the gateway's name arrives. It can't have another one send by it. */
    @Test
    void nobodyShowsANeighbourAnotherWay() throws IOException {
        build();
        Ipv4Address far = Ipv4Address.of("203.0.113.7");
        try (Running victim = new Running();
                Running thief = new Running()) {
            thief.place.get(() -> {
                try (HostNetwork network = here()) {
                    network.send(AddressRequests.newAddress(100, far, Subnet.of("203.0.113.0/24")));
                }
                return null;
            });
            DatagramSocket server = thief.place.get(() -> new DatagramSocket(5353));
            server.setSoTimeout(IMPATIENCE);
            redirect(victim, thief, far);
            assertThatThrownBy(() -> receive(server)).hasMessageContaining("timed out");

            victim.place.get(() -> {
                Files.writeString(Path.of("/proc/sys/net/ipv4/ip_forward"), "1");
                return Files.writeString(Path.of("/proc/sys/net/ipv4/ip_forward"), "0"); // which opens it
            });
            redirect(victim, thief, far);
            assertThat(receive(server)).isEqualTo(CONTAINER);
            server.close();
        }
    }

    private static void redirect(Running victim, Running thief, Ipv4Address far) {
        Ipv4Address container = Ipv4Address.of(CONTAINER);
        Ipv4Address neighbour = Ipv4Address.of("10.88.0.3");
        send(victim.place, container, neighbour.toString(), 9); // they know each other
        thief.place.get(() -> {
            new Redirect(Ipv4Address.of("10.88.0.1"), container, far, neighbour).sendBy(100);
            return null;
        });
        send(victim.place, container, far.toString(), 5353);
    }

    /** Who isn't there is asked for in vain, and the table of those is the machine's. */
    @Test
    void noContainerFillsTheHostsTableOfNeighbours() throws IOException {
        build();
        try (Running container = new Running();
                DatagramSocket server = host.get(() -> new DatagramSocket(5353))) {
            server.setSoTimeout(PATIENCE);
            assertThat(neighboursAfterSending(container, "10.88.77.1", server)).doesNotContain("10.88.77.1 ");

            try (HostNetwork network = here()) {
                network.send(LooseCable.asking(
                        network.link(Bridge.NAME).orElseThrow().index()));
            }
            assertThat(neighboursAfterSending(container, "10.88.77.2", server)).contains("10.88.77.2 ");
        }
    }

    /** That one is answered that nobody listens: who is it? */
    private static String neighboursAfterSending(Running container, String source, DatagramSocket server)
            throws IOException {
        Ipv4Address nobody = Ipv4Address.of(source);
        container.place.get(() -> {
            try (HostNetwork network = here()) {
                network.send(AddressRequests.newAddress(100, nobody, Subnet.of("10.88.77.0/24")));
            }
            return null;
        });
        send(container.place, nobody, "10.88.0.1", 9);
        send(container.place, Ipv4Address.of(CONTAINER), "10.88.0.1", 5353);
        assertThat(receive(server)).isEqualTo(CONTAINER);
        return Files.readString(Path.of("/proc/thread-self/net/arp"));
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

    /** Who switches ip_forward switches that, too. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void theHostBelievesNoMoreRedirectsThanBefore(String before) throws IOException {
        build();
        Path forwarding = Files.writeString(Path.of("/proc/sys/net/ipv4/ip_forward"), "1\n");
        Files.writeString(forwarding, "0\n");
        Path redirects = Files.writeString(Path.of("/proc/sys/net/ipv4/conf/all/accept_redirects"), before);
        try (Running container = new Running()) {
            assertThat(container.place).isNotNull();
            assertThat(forwarding).content().startsWith("1");
        }
        assertThat(forwarding).content().startsWith("0");
        assertThat(redirects).content().startsWith(before);

        BridgeNetwork.join(List.of()).close(); // by Java
        assertThat(redirects).content().startsWith(before);
        Files.writeString(forwarding, "1\n");
        Files.writeString(forwarding, "0\n");
        assertThat(redirects).content().startsWith("1"); // as the kernel has it
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

    /** The kernel asks the rules for a connection's first packet only. */
    @Test
    void noContainerGetsWhatItsPredecessorWasSent() throws IOException {
        build();
        PublishedPort names = new PublishedPort(Protocol.UDP, Ipv4Address.ANY, 53, 5353);
        assumeKernelForgets(names);
        try (Running stays = new Running();
                DatagramSocket client = outside.get(DatagramSocket::new)) {
            DatagramPacket packet = new DatagramPacket(new byte[] {42}, 1, InetAddress.getByName(HOST.toString()), 53);
            try (Running container = new Running(names);
                    DatagramSocket server = container.place.get(() -> new DatagramSocket(5353))) {
                assertThat(deliver(client, packet, server)).isEqualTo(NEIGHBOUR.toString());
                server.setSoTimeout(PATIENCE);
                try (HostTable table = HostTable.open()) {
                    table.unpublish(List.of(names));
                }
                client.send(packet); // no rule leads there any more
                assertThat(receive(server)).isEqualTo(NEIGHBOUR.toString());
            }
            try (LeaseFile file = LeaseFile.open(LeaseFile.pathHere())) {
                file.setLength(2); // as a thousand containers later
            }
            try (Running next = new Running();
                    DatagramSocket server = next.place.get(() -> new DatagramSocket(5353))) {
                client.send(packet);
                server.setSoTimeout(IMPATIENCE);
                assertThatThrownBy(() -> receive(server)).hasMessageContaining("timed out");
            }
            assertThat(stays.place).isNotNull();
        }
    }

    /** The host asks a server in the street, at a port of that one's that is published here. Who forgets that is deaf. */
    @Test
    void theHostsOwnConnectionsToThatPortOfOthersGoOn() throws IOException {
        build();
        PublishedPort names = new PublishedPort(Protocol.UDP, Ipv4Address.ANY, 53, 5353);
        assumeKernelForgets(names);
        assumeTrue(Files.exists(CONNECTIONS), CONNECTIONS.toString());
        try (DatagramSocket theirs = outside.get(() -> new DatagramSocket(53));
                DatagramSocket own = host.get(DatagramSocket::new);
                Running first = new Running()) { // with the table, the kernel begins to remember
            assertThat(first.place).isNotNull();
            own.send(new DatagramPacket(new byte[] {42}, 1, InetAddress.getByName(NEIGHBOUR.toString()), 53));
            theirs.setSoTimeout(PATIENCE);
            assertThat(receive(theirs)).isEqualTo(HOST.toString());
            String question = "dst=192.0.2.7 sport=" + own.getLocalPort() + " dport=53";
            assertThat(connections()).contains(question);
            try (Running second = new Running(names)) {
                assertThat(second.place).isNotNull();
                assertThat(connections()).contains(question);
                forget(NEIGHBOUR, names); // as it is where the address isn't the host's
                assertThat(connections()).doesNotContain(question);
            }
        }
    }

    private static String connections() throws IOException {
        return Files.readString(CONNECTIONS);
    }

    private static void forget(Ipv4Address address, PublishedPort port) {
        try (NetlinkSocket socket = NetlinkSocket.open(NetlinkFamily.NETLINK_NETFILTER)) {
            socket.send(Connections.forgetTo(address, port));
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
}
