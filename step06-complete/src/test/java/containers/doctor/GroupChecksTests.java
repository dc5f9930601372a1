package containers.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import containers.cgroups.hierarchy.Hierarchies;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupChecksTests {

    @Test
    void withoutAnyTreeThereAreNoLimits() {
        GroupChecks none = new GroupChecks(Hierarchies.of(List.of(), "0::/"), true);

        assertThat(none.limits().verdict()).isEqualTo(Verdict.MISSING);
        assertThat(none.limits().means()).contains("mount -t cgroup2 cgroup2 /sys/fs/cgroup");
        assertThat(none.io().verdict()).isEqualTo(Verdict.DEGRADED);
    }

    @Test
    void anOrdinaryUserIsToldOfDelegation() {
        GroupChecks none = new GroupChecks(Hierarchies.of(List.of(), "0::/"), false);

        assertThat(none.limits().mend()).contains("Delegate=yes");
    }
}
