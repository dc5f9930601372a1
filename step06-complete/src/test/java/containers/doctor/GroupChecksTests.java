package containers.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import containers.cgroups.hierarchy.Hierarchies;
import containers.namespaces.User;
import containers.testing.Feature;
import containers.testing.Needs;
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

    /** Where groups can be made here, it is said of which version they are, and why this user may. */
    @Test
    @Needs(Feature.CONTROL_GROUPS)
    void theirVersionIsNamed() {
        boolean root = User.current().isRoot();

        Finding here = new GroupChecks(Hierarchies.current(), root).limits();

        String version = Feature.CGROUP_V1.isThere() ? "version 1" : "version 2";
        assertThat(here.means())
                .startsWith(version + (root ? ", root's own" : ", delegated to this user") + ": limits can be set")
                .contains(" below /sys/fs/cgroup");
    }

    @Test
    void anOrdinaryUserIsToldOfDelegation() {
        GroupChecks none = new GroupChecks(Hierarchies.of(List.of(), "0::/"), false);

        assertThat(none.limits().mend()).contains("Delegate=yes");
    }
}
