package containers.bridge;

import containers.addresses.Ipv4Address;
import containers.addresses.Subnet;
import containers.rtnetlink.AddressRequests;
import containers.rtnetlink.HostNetwork;
import containers.rtnetlink.LinkRequests;
import java.util.concurrent.Callable;

/** The host is this thread's network namespace, and outside of it, in the same street, is a neighbour: another one. */
public final class Neighbourhood implements AutoCloseable {

    static final Subnet STREET = Subnet.of("192.0.2.0/24");
    static final Ipv4Address HOST = Ipv4Address.of("192.0.2.1");
    static final Ipv4Address NEIGHBOUR = Ipv4Address.of("192.0.2.7");

    final NetworkPlace host = NetworkPlace.ofThread();
    final NetworkPlace outside = NetworkPlace.fresh();

    /** Lays a cable from the host to a neighbour, who sends to everybody else by this host. */
    public Neighbourhood() {
        try (HostNetwork here = Street.here()) {
            here.send(LinkRequests.newVeth(50, "street", 0, 60, "street", outside.descriptor()));
            here.send(AddressRequests.newAddress(50, HOST, STREET));
        }
        outside.get(() -> {
            try (HostNetwork there = Street.here()) {
                there.send(LinkRequests.up(60));
                there.send(AddressRequests.newAddress(60, NEIGHBOUR, STREET));
                there.send(AddressRequests.newDefaultRoute(HOST));
            }
            return null;
        });
    }

    /** What comes of something that is done there. */
    public <T> T outside(Callable<T> done) {
        return outside.get(done);
    }

    /** What comes of something that is done on the host. */
    public <T> T onHost(Callable<T> done) {
        return host.get(done);
    }

    @Override
    public void close() {
        outside.close();
        host.close();
    }
}
