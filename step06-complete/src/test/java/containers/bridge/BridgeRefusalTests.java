package containers.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import containers.addresses.Ipv4Address;
import containers.addresses.Subnet;
import containers.bridge.lease.LeaseFile;
import containers.netlink.NetlinkFamily;
import containers.netlink.NetlinkSocket;
import containers.nftables.HostTable;
import containers.rtnetlink.AddressRequests;
import containers.rtnetlink.HostNetwork;
import containers.rtnetlink.LinkRequests;
import containers.runner.NothingLeft;
import containers.runner.Run;
import containers.runner.RunnerProcess;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.InCi;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A host on which there can't be a bridge hears why in one line, and is as it was before. */
@Needs(Feature.ROOT)
@ExtendWith({HostUntouched.class, NothingLeft.class, OwnNetwork.class})
@InCi
final class BridgeRefusalTests {

    private static final Path FORWARDING = Path.of("/proc/sys/net/ipv4/ip_forward");

    /** As in many a container, and where somebody has locked a machine down. */
    private static final String READ_ONLY = "exec unshare --mount --propagation private sh -c"
            + " 'mount --bind $0 $0 && mount -o remount,bind,ro $0 && exec \"$@\"' PATH \"$@\"";

    private static final String[] WORDS = {"run", "--network", "bridge", "--", "/bin/true"};

    private static HostNetwork host() {
        return new HostNetwork(NetlinkSocket.open(NetlinkFamily.NETLINK_ROUTE));
    }

    private static void assertRefused(Run run, String line) throws IOException {
        assertThat(run.err()).startsWith("contain: --network bridge: " + line).matches("[^\\n]+\\n");
        assertThat(run.status()).isEqualTo(125);
        try (HostNetwork host = host();
                HostTable table = HostTable.open()) {
            assertThat(host.link(Bridge.NAME)).isEmpty();
            assertThatThrownBy(table::publications).hasMessageContaining("ENOENT");
        }
        assertThat(Path.of(LeaseFile.pathHere())).doesNotExist();
        assertThat(FORWARDING).content().startsWith("0");
    }

    /** A namespace begins with what the host's is. */
    private static void switchForwarding(String value) throws IOException {
        Files.writeString(FORWARDING, value + "\n");
    }

    private static void take(HostNetwork host, String... subnets) {
        for (String text : subnets) {
            Subnet subnet = Subnet.of(text);
            host.send(
                    AddressRequests.newAddress(1, new Ipv4Address(subnet.first().bits() + 9), subnet));
        }
    }

    @Test
    void allAddressesAreInUse() throws IOException {
        try (HostNetwork host = host()) {
            take(host, "10.0.0.0/8", "172.28.3.0/24");
            assertThat(Run.script("cat /proc/net/route", "--network", "bridge").out())
                    .as("the last that is free")
                    .contains("00001DAC");
            take(host, "172.29.255.0/24");
        }
        switchForwarding("0"); // the one that ran has switched it on

        assertRefused(Run.of(WORDS), "this host has routes to all addresses that the bridge could have: [10.88.0.0/16");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/proc/sys/net/ipv4/ip_forward | net.ipv4.ip_forward isn't 1",
                "/proc/sys | settings in /proc/sys can't be changed here, and what contain0 takes from version 6 of IP is one",
            })
    void aSettingThatCantBeChanged(String path, String line) throws IOException {
        assumeTrue(
                !line.contains("version 6") || Files.exists(Path.of("/proc/sys/net/ipv6")),
                "a kernel with version 6 of IP");
        switchForwarding("0");

        assertRefused(RunnerProcess.fromScript(READ_ONLY.replace("PATH", path), WORDS), line);
        assertThat(RunnerProcess.run(WORDS).status()).as("where it can").isZero();
    }

    /** The host's own connections from 127.0.0.1 need it, which only a published port has. */
    @Test
    void whatAPublishedPortNeedsCantBeChanged() throws IOException {
        switchForwarding("0");
        String[] words = {"run", "--network", "bridge", "-p", "8080:80", "--", "/bin/true"};

        assertRefused(
                RunnerProcess.fromScript(READ_ONLY.replace("PATH", "/proc/sys/net/ipv4/conf"), words),
                "settings in /proc/sys can't be changed here, and what contain0 lets through is one");
    }

    /** Who needs no change, gets none. */
    @Test
    void forwardingThatIsOnNeedNotBeChanged() throws IOException {
        switchForwarding("1");

        Run run = RunnerProcess.fromScript(READ_ONLY.replace("PATH", FORWARDING.toString()), WORDS);

        assertThat(run).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void aBridgeOfThatNameThatIsntOurs() throws IOException {
        try (HostNetwork host = host()) {
            host.send(LinkRequests.newBridge(Bridge.NAME));
            Optional<HostNetwork.Link> theirs = host.link(Bridge.NAME);

            Run run = Run.of(WORDS);

            assertThat(run.err()).startsWith("contain: --network bridge: there is an interface contain0 already");
            assertThat(run.status()).isEqualTo(125);
            assertThat(host.link(Bridge.NAME)).isEqualTo(theirs);
            host.delete(theirs.orElseThrow().index());
        }
        assertThat(Path.of(LeaseFile.pathHere())).doesNotExist();
    }
}
