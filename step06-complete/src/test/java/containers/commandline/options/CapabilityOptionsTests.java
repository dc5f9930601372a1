package containers.commandline.options;

import static containers.privileges.Capability.CAP_CHOWN;
import static containers.privileges.Capability.CAP_NET_ADMIN;
import static containers.privileges.Capability.CAP_NET_RAW;
import static containers.privileges.Capability.CAP_SYS_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.privileges.Capabilities;
import containers.privileges.Capability;
import containers.telling.UsageException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As Docker has it: in whichever order they are given, what is added by its name is there. */
final class CapabilityOptionsTests {

    private final CapabilityOptions options = new CapabilityOptions();

    private Set<Capability> kept() {
        return options.capabilities().kept();
    }

    @Test
    void theUsualOnes() {
        assertThat(kept()).isEqualTo(Capabilities.usual().kept());
        assertThat(options.added()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NET_ADMIN", "CAP_NET_ADMIN", "net_admin", "Cap_Net_Admin"})
    void aNameInManyWays(String name) {
        options.add(name);

        assertThat(options.added()).containsExactly(CAP_NET_ADMIN);
        assertThat(kept()).contains(CAP_NET_ADMIN, CAP_CHOWN);
    }

    @Test
    void whatIsAddedAndDroppedIsThere() {
        options.add("CHOWN");
        options.drop("CHOWN");
        options.drop("NET_RAW");

        assertThat(kept()).contains(CAP_CHOWN).doesNotContain(CAP_NET_RAW);
    }

    @Test
    void ofAllThatIsDroppedWhatIsAdded() {
        options.add("NET_ADMIN");
        options.drop("ALL");

        assertThat(kept()).containsExactly(CAP_NET_ADMIN);
    }

    @Test
    void ofAllThatIsAddedWhatIsLeft() {
        options.drop("net_raw");
        options.add("all");

        assertThat(kept())
                .hasSize(Capability.values().length - 1)
                .contains(CAP_SYS_ADMIN)
                .doesNotContain(CAP_NET_RAW);
        assertThat(options.added()).as("by its name").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CAP_", "CHOWN ", "ALL,CHOWN", "CAP_CAP_CHOWN", "0"})
    void thereIsNoOther(String name) {
        assertThatThrownBy(() -> options.add(name))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("there is no capability '" + name + "'");
        assertThatThrownBy(() -> options.drop(name)).isInstanceOf(UsageException.class);
    }
}
