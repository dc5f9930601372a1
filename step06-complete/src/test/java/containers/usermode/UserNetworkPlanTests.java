package containers.usermode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.addresses.Ipv4Address;
import containers.errands.Attendant;
import containers.ports.Protocol;
import containers.ports.PublishedPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the programs are asked for a network. */
final class UserNetworkPlanTests {

    private static final PublishedPort WEB = port(Protocol.TCP, "0.0.0.0", 8080, 80);
    private static final PublishedPort LOCAL = port(Protocol.TCP, "127.0.0.1", 8443, 443);
    private static final PublishedPort NAMES = port(Protocol.UDP, "0.0.0.0", 5353, 53);

    private static PublishedPort port(Protocol protocol, String address, int port, int inside) {
        return new PublishedPort(protocol, Ipv4Address.of(address), port, inside);
    }

    /** By default pasta forwards every port that anybody listens on, in both directions, and lends the host's loopback. */
    @Test
    void pastaForwardsNothingUnasked() {
        assertThat(NetworkProgram.PASTA.attendant("/usr/bin/pasta", List.of()).before())
                .containsSubsequence("--no-map-gw", "--tcp-ns", "none", "--udp-ns", "none")
                .containsSubsequence("--tcp-ports", "none", "--udp-ports", "none");
    }

    @Test
    void pastaForwardsWhatIsPublished() {
        assertThat(PastaPorts.words(List.of(WEB, NAMES, LOCAL)))
                .containsExactly(
                        "--tcp-ports", "8080:80", "--tcp-ports", "127.0.0.1/8443:443", "--udp-ports", "5353:53");
        assertThat(PastaPorts.words(List.of(NAMES))).containsExactly("--tcp-ports", "none", "--udp-ports", "5353:53");
    }

    /** It would lend the host's loopback, too. */
    @Test
    void slirpLendsNoLoopback() {
        Attendant slirp = NetworkProgram.SLIRP4NETNS.attendant("/usr/bin/slirp4netns", List.of());

        assertThat(slirp.before()).contains("--disable-host-loopback", "--ready-fd=" + slirp.ready());
        assertThat(slirp.behind()).containsExactly("eth0");
    }

    @Test
    void aPortThatIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PublishedPort port = port(Protocol.TCP, "127.0.0.1", taken.getLocalPort(), 80);

            assertThatThrownBy(() -> FreePorts.check(List.of(port)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("--publish: the port " + port + " is in use");
            FreePorts.check(List.of(port(Protocol.UDP, "127.0.0.1", taken.getLocalPort(), 80)));
        }
    }

    @Test
    void anAddressThatIsntTheHosts() {
        assertThatThrownBy(() -> FreePorts.check(List.of(port(Protocol.UDP, "203.0.113.9", 5353, 53))))
                .hasMessageContaining("or its address isn't the host's");
    }
}
