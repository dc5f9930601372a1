package containers.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.commandline.CommandLine;
import containers.commandline.RunOptions;
import containers.devices.DeviceRule;
import containers.filesystems.Device;
import containers.namespaces.User;
import containers.settings.Sysctl;
import containers.spec.Spec;
import containers.telling.UsageException;
import containers.testing.Feature;
import containers.testing.Needs;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a container has besides what was asked for. */
@Needs(Feature.ROOT)
final class DefaultsTests {

    private static final String ID = "0123456789ab";
    private static final String REMAPPED = " --uidmap 0:100000:65536";
    private static final String PORTS = "net.ipv4.ip_unprivileged_port_start";
    private static final String PING = "net.ipv4.ping_group_range";

    private static Spec spec(String options) throws IOException {
        RunOptions read = CommandLine.parse(List.of((options + " cmd").strip().split(" +", -1)))
                .orElseThrow();
        return new Defaults(read, ID, User.current(), RootDirectory.of(read)).spec(false);
    }

    private static List<String> sysctl(String options) throws IOException {
        return spec(options).linux().sysctl().stream().map(Sysctl::name).toList();
    }

    @Test
    void whereNothingLeadsOutNoSettingIsChanged() throws IOException {
        assertThat(sysctl("")).isEmpty();
        assertThat(sysctl("--network host")).isEmpty();
        assertThat(sysctl("--sysctl net.core.somaxconn=9")).containsExactly("net.core.somaxconn");
    }

    /** The kernel refuses a range of groups that a user namespace doesn't know. */
    @Test
    void whoHasANetworkMayListenAndPing() throws IOException {
        assertThat(sysctl("--network bridge")).containsExactly(PORTS, PING);
        assertThat(sysctl("--network bridge" + REMAPPED)).containsExactly(PORTS);
    }

    /** The last one holds: what was asked for comes behind the usual. */
    @Test
    void whatWasAskedForHolds() throws IOException {
        assertThat(sysctl("--network bridge --sysctl " + PORTS + "=1024")).containsExactly(PORTS, PING, PORTS);
    }

    @Test
    void aSettingOfTheHostsIsRefused() {
        assertThatThrownBy(() -> spec("--network host --sysctl net.core.somaxconn=9"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--sysctl net.core.somaxconn: with --network host that is the host's");
    }

    /** Somebody else's root is given no device of the host's by a number alone. */
    @Test
    void allDevicesAreForTheHostsRoot() throws IOException {
        assertThat(spec("").linux().resources().devices()).isEqualTo(DeviceRule.usual());
        assertThat(spec("--privileged").linux().resources().devices()).isEqualTo(DeviceRule.all());
        assertThat(spec("--privileged" + REMAPPED).linux().resources().devices())
                .isEqualTo(DeviceRule.usual());
    }

    @Test
    void whatWasAskedForIsWhereItWasAskedFor() throws IOException {
        List<Device> devices =
                spec("--privileged --device /dev/zero:/dev/kmsg").linux().devices();

        assertThat(devices)
                .filteredOn(device -> device.path().equals("/dev/kmsg"))
                .singleElement()
                .extracting(Device::source)
                .isEqualTo("/dev/zero");
        assertThat(spec("").linux().devices()).isEmpty();
    }

    @Test
    void twoProcessesSetUpAUserNamespace() throws IOException {
        assertThatThrownBy(() -> spec("--pids-limit 1" + REMAPPED)).hasMessageContaining("so 2 is the least there");
        assertThat(spec("--pids-limit 1").process().args()).containsExactly("cmd");
        assertThat(spec("--pids-limit 2" + REMAPPED).process().args()).containsExactly("cmd");
    }

    /** Variables that every container has can be taken away, or be others. */
    @Test
    void variables() throws IOException {
        assertThat(spec("-h box").process().env()).containsOnlyKeys("PATH", "HOSTNAME", "HOME");
        assertThat(spec("-h box -e HOME=/x").process().env())
                .containsEntry("HOSTNAME", "box")
                .containsEntry("HOME", "/x");
        assertThat(spec("-e NO_SUCH_VARIABLE -e HOSTNAME=").process().env())
                .containsEntry("HOSTNAME", "")
                .doesNotContainKey("NO_SUCH_VARIABLE");
    }
}
