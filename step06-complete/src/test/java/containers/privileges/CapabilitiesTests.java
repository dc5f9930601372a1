package containers.privileges;

import static containers.privileges.Capability.CAP_CHOWN;
import static containers.privileges.Capability.CAP_SETPCAP;
import static containers.privileges.Capability.CAP_SYS_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.CallList;
import containers.testing.CHeader;
import containers.testing.Feature;
import containers.testing.Needs;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CapabilitiesTests {

    private static final int LAST = Capability.CAP_CHECKPOINT_RESTORE.number();

    @ParameterizedTest
    @EnumSource(Capability.class)
    @Needs(Feature.KERNEL_HEADERS)
    void theirNumbersAreTheKernels(Capability capability) {
        assertThat(CHeader.constants("linux/capability.h"))
                .containsEntry(capability.name(), (long) capability.number());
    }

    /** What {@code docker run alpine grep CapBnd /proc/self/status} prints. */
    @Test
    void theUsualOnesAreDockers() {
        assertThat(Capabilities.usual().bits()).isEqualTo(0xa80425fbL);
    }

    @Test
    void whatIsNotKeptIsDroppedForGood() {
        CallList child = new CallList();
        Capabilities kept = Capabilities.of(Set.of(CAP_CHOWN, CAP_SETPCAP));
        kept.limit(child, LAST);
        kept.set(child, -1);

        assertThat(child.rows().stream().map(row -> row.call().toString()))
                .hasSize(LAST + 1 - 2 + 2)
                .contains("prctl(PR_CAPBSET_DROP, CAP_SYS_ADMIN)", "prctl(PR_CAPBSET_DROP, CAP_CHECKPOINT_RESTORE)")
                .doesNotContain("prctl(PR_CAPBSET_DROP, CAP_CHOWN)")
                .endsWith(
                        "prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0)",
                        "capset(&hdr, {effective=permitted=CAP_CHOWN|CAP_SETPCAP, inheritable=0})");
    }

    /** A kernel that is newer than this table has more, and they are dropped all the same. */
    @Test
    void whatHasNoNameIsDroppedToo() {
        CallList child = new CallList();
        Capabilities.all().limit(child, LAST + 1);

        assertThat(child.rows().get(0).call()).hasToString("prctl(PR_CAPBSET_DROP, " + (LAST + 1) + ")");
    }

    @Test
    void nobodyAsksForMoreThanTheyHave() {
        CallList child = new CallList();
        Capabilities.of(Set.of(CAP_CHOWN, CAP_SYS_ADMIN)).set(child, 1L << CAP_CHOWN.number());

        assertThat(child.rows().get(child.rows().size() - 1).call())
                .hasToString("capset(&hdr, {effective=permitted=CAP_CHOWN, inheritable=0})");
    }
}
