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

    private static <T> Optional<T> unasked() {
        throw new AssertionError("that is another user's");
    }

    @Test
    void anOrdinaryUserHasNoneWithoutAProgram() {
        assertThat(new NetworkChecks(
                                false,
                                NetworkChecksTests::unasked,
                                () -> Optional.of(new NetworkChecks.Lack("no pasta", "get it")))
                        .wayOut())
                .returns(Verdict.DEGRADED, Finding::verdict)
                .returns("this user's containers reach nobody: no pasta", Finding::means)
                .returns("get it, or sudo ./contain run --network bridge …", Finding::mend);
        assertThat(new NetworkChecks(false, NetworkChecksTests::unasked, Optional::empty).wayOut())
                .returns(Verdict.OK, Finding::verdict);
    }

    @Test
    void whatTheKernelRefusesIsTold() {
        assertThat(new NetworkChecks(
                                true, () -> Optional.of("RTM_NEWLINK failed: EOPNOTSUPP"), NetworkChecksTests::unasked)
                        .wayOut())
                .returns(Verdict.DEGRADED, Finding::verdict)
                .returns("no --network bridge: RTM_NEWLINK failed: EOPNOTSUPP", Finding::means);
    }

    @Test
    @Needs(Feature.ROOT)
    void theTrialLeavesNothing() {
        assertThat(new NetworkChecks(true, BridgeTrial::refusal, NetworkChecksTests::unasked).wayOut())
                .returns(Verdict.OK, Finding::verdict);
    }
}
