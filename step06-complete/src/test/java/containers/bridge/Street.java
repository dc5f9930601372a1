package containers.bridge;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import containers.addresses.Ipv4Address;
import containers.addresses.Subnet;
import containers.cgroups.ControlGroup;
import containers.container.Containers;
import containers.launch.Child;
import containers.launch.Launcher;
import containers.netlink.Code;
import containers.netlink.NetlinkException;
import containers.netlink.NetlinkFamily;
import containers.netlink.NetlinkSocket;
import containers.netlink.Request;
import containers.nftables.Connections;
import containers.nftables.HostTable;
import containers.nftables.Table;
import containers.ports.Protocol;
import containers.ports.PublishedPort;
import containers.rtnetlink.AddressRequests;
import containers.rtnetlink.HostNetwork;
import containers.traffic.Ingress;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The host is a network namespace, and outside of it, in the same street, is a neighbour: another one. */
abstract class Street {

    static final Subnet STREET = Neighbourhood.STREET;
    static final Ipv4Address HOST = Neighbourhood.HOST;
    static final Ipv4Address NEIGHBOUR = Neighbourhood.NEIGHBOUR;
    static final String CONTAINER = "10.88.0.2";
    static final PublishedPort WEB = new PublishedPort(Protocol.TCP, Ipv4Address.ANY, 8080, 80);
    static final int FIRST_CABLE = Membership.cableIndex(2);
    static final int PATIENCE = 20_000;
    static final int IMPATIENCE = 300;

    private Neighbourhood street;
    NetworkPlace outside;
    NetworkPlace host;

    /** A cable from the host to a neighbour, who sends to everybody else by this host. */
    final void build() {
        street = new Neighbourhood();
        host = street.host;
        outside = street.outside;
    }

    static HostNetwork here() {
        return new HostNetwork(NetlinkSocket.open(NetlinkFamily.NETLINK_ROUTE));
    }

    @AfterEach
    void close() {
        street.close();
    }

    /** A container that does nothing; what happens in its network is done by threads of ours. */
    static final class Running implements AutoCloseable {
        private final ControlGroup group;
        private final Child child;
        final NetworkPlace place;

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
    static String caller(NetworkPlace from, String address, int port, ServerSocket server) throws IOException {
        Socket client = connect(from, address, port, PATIENCE);
        server.setSoTimeout(PATIENCE);
        try (client;
                Socket accepted = server.accept()) {
            return accepted.getInetAddress().getHostAddress();
        }
    }

    static Socket connect(NetworkPlace from, String address, int port, int patience) {
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

    /** Sends what is for 127.0.0.1 to the host, and takes answers from there: each may do so with its own network. */
    static void sendLoopbackAway(NetworkPlace place, String interfaceName) {
        place.get(() -> {
            try (HostNetwork network = here()) {
                Request address = AddressRequests.newAddress(1, Ipv4Address.of("127.0.0.1"), Subnet.of("127.0.0.0/8"));
                network.send(new Request(Deletion.RTM_DELADDR, List.of(), address.header(), address.attributes()));
            }
            return Files.writeString(Path.of("/proc/sys/net/ipv4/conf/" + interfaceName + "/route_localnet"), "1\n");
        });
    }

    private enum Deletion implements Code {
        RTM_DELADDR(21),
        RTM_DELQDISC(37);

        private final int number;

        Deletion(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }
    }

    /** The first container's cable lets in all, as where the kernel has no filters. */
    static void unguard() {
        try (HostNetwork network = here()) {
            Request place = Ingress.newPlace(FIRST_CABLE);
            network.send(new Request(Deletion.RTM_DELQDISC, List.of(), place.header(), place.attributes()));
        }
    }

    /** As it was. */
    static void guard() {
        try (HostNetwork network = here()) {
            network.send(Ingress.newPlace(FIRST_CABLE));
            network.send(Ingress.newFilter(FIRST_CABLE, Subnet.LOOPBACK));
        }
    }

    final ServerSocket localServer() {
        return host.get(() -> new ServerSocket(7777, 1, loopback()));
    }

    static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    /** As {@code systemctl reload nftables} does. */
    static void flush() {
        try (HostTable table = HostTable.open()) {
            table.remove();
        }
    }

    static void send(NetworkPlace from, Ipv4Address source, String to, int port) {
        from.get(() -> {
            try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName(source.toString()))) {
                socket.send(new DatagramPacket(new byte[] {42}, 1, InetAddress.getByName(to), port));
            }
            return null;
        });
    }

    static String receive(DatagramSocket server) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[1], 1);
        server.receive(packet);
        return packet.getAddress().getHostAddress();
    }

    /** Who sent it. It is sent until it arrives: while a cable comes up, which the kernel does in its time, a packet is lost. */
    static String deliver(DatagramSocket client, DatagramPacket packet, DatagramSocket server) throws IOException {
        server.setSoTimeout(IMPATIENCE);
        for (int waited = 0; waited < PATIENCE; waited += IMPATIENCE) {
            client.send(packet);
            try {
                return receive(server);
            } catch (SocketTimeoutException lost) {
                // The next one, perhaps.
            }
        }
        throw new SocketTimeoutException("none of many arrived");
    }

    static String nft(String input, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("nft"));
        command.addAll(List.of(words));
        Process nft = new ProcessBuilder(command).redirectErrorStream(true).start();
        nft.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        nft.getOutputStream().close();
        return new String(nft.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    static void publish(PublishedPort port, Ipv4Address container) {
        try (NetlinkSocket socket = NetlinkSocket.open(NetlinkFamily.NETLINK_NETFILTER)) {
            socket.send(Table.publish(List.of(port), container));
        }
    }

    /** Since Linux 6.8: see {@link Connections}. */
    static void assumeKernelForgets(PublishedPort port) {
        try (NetlinkSocket socket = NetlinkSocket.open(NetlinkFamily.NETLINK_NETFILTER)) {
            socket.send(Connections.forgetTo(HOST, port));
        } catch (NetlinkException refused) {
            assumeTrue(false, "a kernel that forgets some connections: " + refused.getMessage());
        }
    }
}
