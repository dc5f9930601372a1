package containers.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import containers.bridge.BridgeTrial;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HostUntouched.class)
final class NetworkChecksTests {

    @Test
    void anOrdinaryUserHasNone() {
        assertThat(new NetworkChecks(false, Optional::empty).bridges())
                .returns(Verdict.DEGRADED, Finding::verdict)
                .returns("sudo ./contain run --network bridge …", Finding::mend);
    }

    @Test
    void whatTheKernelRefusesIsTold() {
        assertThat(new NetworkChecks(true, () -> Optional.of("RTM_NEWLINK failed: EOPNOTSUPP")).bridges())
                .returns(Verdict.DEGRADED, Finding::verdict)
                .returns("no --network bridge: RTM_NEWLINK failed: EOPNOTSUPP", Finding::means);
    }

    @Test
    @Needs(Feature.ROOT)
    void theTrialLeavesNothing() {
        assertThat(new NetworkChecks(true, BridgeTrial::refusal).bridges()).returns(Verdict.OK, Finding::verdict);
    }
}
