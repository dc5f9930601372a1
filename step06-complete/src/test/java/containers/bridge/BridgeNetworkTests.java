package containers.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.addresses.Ipv4Address;
import containers.addresses.Subnet;
import containers.bridge.lease.LeaseFile;
import containers.netlink.NetlinkFamily;
import containers.netlink.NetlinkSocket;
import containers.rtnetlink.AddressRequests;
import containers.rtnetlink.HostNetwork;
import containers.rtnetlink.LinkRequests;
import containers.telling.UsageException;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Needs(Feature.ROOT)
@ExtendWith({HostUntouched.class, OwnNetwork.class})
final class BridgeNetworkTests {

    private static HostNetwork host() {
        return new HostNetwork(NetlinkSocket.open(NetlinkFamily.NETLINK_ROUTE));
    }

    private static Optional<HostNetwork.Link> bridge() {
        try (HostNetwork host = host()) {
            return host.link(Bridge.NAME);
        }
    }

    private static Path leases() {
        return Path.of(LeaseFile.pathHere());
    }

    @Test
    void theFirstMakesTheBridgeAndTheLastRemovesIt() {
        try (BridgeNetwork first = BridgeNetwork.join(List.of())) {
            assertThat(first.membership().address()).hasToString("10.88.0.2");
            assertThat(first.membership().gateway()).hasToString("10.88.0.1");
            try (BridgeNetwork second = BridgeNetwork.join(List.of())) {
                assertThat(second.membership().address()).hasToString("10.88.0.3");
                assertThat(second.membership().bridge())
                        .isEqualTo(first.membership().bridge())
                        .isEqualTo(bridge().orElseThrow().index());
            }
            assertThat(bridge()).isPresent();
        }
        assertThat(bridge()).isEmpty();
        assertThat(leases()).doesNotExist();
    }

    @Test
    void itHasAnAddressAndPacketsGoThrough() {
        try (BridgeNetwork network = BridgeNetwork.join(List.of());
                HostNetwork host = host()) {
            assertThat(host.address(network.membership().bridge()))
                    .contains(network.membership().gateway());
            assertThat(host.taken()).contains(Subnet.of("10.88.0.0/16"));
            assertThat(Path.of("/proc/sys/net/ipv4/ip_forward")).content().startsWith("1");
        }
    }

    @Test
    void anAddressOfTheHostsIsNobodyElses() {
        try (HostNetwork host = host()) {
            host.send(AddressRequests.newAddress(1, Ipv4Address.of("10.88.5.5"), Subnet.of("10.88.5.0/24")));
        }
        try (BridgeNetwork network = BridgeNetwork.join(List.of())) {
            assertThat(network.membership().address()).hasToString("10.89.0.2");
        }
    }

    @Test
    void anInterfaceOfThatNameThatIsntOursStays() {
        try (HostNetwork host = host()) {
            host.send(LinkRequests.newBridge(Bridge.NAME));
            int index = bridge().orElseThrow().index();

            assertThatThrownBy(() -> BridgeNetwork.join(List.of()))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith(
                            "--network bridge: there is an interface contain0 already, and it isn't ours");

            assertThat(bridge()).map(HostNetwork.Link::index).contains(index);
            assertThat(leases()).doesNotExist();
        }
    }

    /** Everybody was killed: their locks are gone, and the bridge isn't. */
    @Test
    void whatWasLeftGoesWithTheNextSweep() {
        leaveBridge();
        BridgeNetwork.sweep();
        assertThat(bridge()).isEmpty();
        assertThat(leases()).doesNotExist();
        BridgeNetwork.sweep(); // where there is nothing
    }

    @Test
    void whatIsInUseIsntSwept() {
        try (BridgeNetwork network = BridgeNetwork.join(List.of())) {
            BridgeNetwork.sweep();
            assertThat(bridge().orElseThrow().index())
                    .isEqualTo(network.membership().bridge());
        }
    }

    /** With a bridge that nobody knows any more the first one begins afresh. */
    @Test
    void whatWasLeftIsReplacedByTheNextContainers() {
        int left = leaveBridge();
        try (BridgeNetwork network = BridgeNetwork.join(List.of())) {
            assertThat(network.membership().bridge()).isNotEqualTo(left);
        }
        assertThat(bridge()).isEmpty();
    }

    /** Its process's own locks were given up without a look at what else there is. */
    private static int leaveBridge() {
        BridgeNetwork network = BridgeNetwork.join(List.of());
        network.handedOver();
        assertThat(bridge()).isPresent();
        assertThat(leases()).exists();
        return network.membership().bridge();
    }
}
