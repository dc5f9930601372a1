package containers.rtnetlink;

import containers.addresses.Ipv4Address;
import containers.addresses.Subnet;
import containers.kernel.Errno;
import containers.netlink.Attributes;
import containers.netlink.Batch;
import containers.netlink.MessageFlag;
import containers.netlink.NetlinkException;
import containers.netlink.NetlinkSocket;
import containers.netlink.Reply;
import containers.netlink.Request;
import containers.traffic.Ingress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What there is in the network namespace of the thread that opens it. */
public final class HostNetwork implements AutoCloseable {

    /** An interface. */
    public record Link(int index, String kind, String alias) {}

    private final NetlinkSocket socket;

    public HostNetwork(NetlinkSocket socket) {
        this.socket = socket;
    }

    public void send(Request request) {
        socket.send(request);
    }

    /** Does without, where the kernel knows nothing of it. */
    public void attempt(Request request) {
        try {
            socket.send(request);
        } catch (NetlinkException refused) {
            if (refused.errno() != Errno.EAFNOSUPPORT) {
                throw refused;
            }
        }
    }

    /** Both, and nothing comes between. */
    public void send(Request one, Request other) {
        socket.send(Batch.of(one.with(MessageFlag.NLM_F_ACK), other.with(MessageFlag.NLM_F_ACK)));
    }

    /** Removes an interface, if it isn't gone by itself. */
    public void delete(int index) {
        try {
            socket.send(LinkRequests.delete(index));
        } catch (NetlinkException refused) {
            if (refused.errno() != Errno.ENODEV) {
                throw refused;
            }
        }
    }

    public Optional<Link> link(String name) {
        try {
            Reply reply = socket.ask(LinkRequests.get(name)).get(0);
            Attributes attributes = reply.attributes(LinkRequests.IFINFOMSG);
            return Optional.of(new Link(
                    reply.header().getInt(LinkRequests.IFI_INDEX),
                    attributes
                            .nested(RouteCode.IFLA_LINKINFO)
                            .text(RouteCode.IFLA_INFO_KIND)
                            .orElse(""),
                    attributes.text(RouteCode.IFLA_IFALIAS).orElse("")));
        } catch (NetlinkException refused) {
            if (refused.errno() == Errno.ENODEV) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** The first address of an interface. */
    public Optional<Ipv4Address> address(int index) {
        for (Reply reply : socket.ask(AddressRequests.allAddresses())) {
            if (reply.header().getInt(AddressRequests.IFA_INDEX) == index) {
                return reply.attributes(AddressRequests.IFADDRMSG)
                        .bytes(RouteCode.IFA_LOCAL)
                        .map(HostNetwork::address);
            }
        }
        return Optional.empty();
    }

    /** The addresses of all its interfaces. */
    public List<Ipv4Address> addresses() {
        List<Ipv4Address> addresses = new ArrayList<>();
        for (Reply reply : socket.ask(AddressRequests.allAddresses())) {
            reply.attributes(AddressRequests.IFADDRMSG)
                    .bytes(RouteCode.IFA_LOCAL)
                    .ifPresent(bytes -> addresses.add(address(bytes)));
        }
        return addresses;
    }

    /** Whose addresses are reached in some way: what the host is in, and what it has routes to. */
    public List<Subnet> taken() {
        List<Subnet> taken = new ArrayList<>();
        for (Reply reply : socket.ask(AddressRequests.allRoutes())) {
            Optional<byte[]> to = reply.attributes(AddressRequests.RTMSG).bytes(RouteCode.RTA_DST);
            // The way to everybody else has none.
            to.ifPresent(
                    bytes -> taken.add(subnet(address(bytes), reply.header().get(AddressRequests.PREFIX))));
        }
        return taken;
    }

    /** Whether that cable lets nothing in that is for the host's 127.0.0.1. */
    public boolean isGuarded(int index) {
        return socket.ask(Ingress.filters(index)).stream().anyMatch(Ingress::isFilter);
    }

    private static Ipv4Address address(byte[] bytes) {
        return new Ipv4Address(ByteBuffer.wrap(bytes).getInt());
    }

    /** A single address is counted as two: that is the smallest subnet. */
    private static Subnet subnet(Ipv4Address address, int prefix) {
        int bits = Math.min(prefix, Integer.SIZE - 1);
        return new Subnet(new Ipv4Address(address.bits() & -1 << (Integer.SIZE - bits)), bits);
    }

    @Override
    public void close() {
        socket.close();
    }
}
