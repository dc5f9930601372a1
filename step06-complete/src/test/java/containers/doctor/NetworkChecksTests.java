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

    private static BridgeTrial.Refusals noBridge() {
        throw new AssertionError("that is root's");
    }

    private static Optional<NetworkChecks.Lack> unasked() {
        throw new AssertionError("that is another user's");
    }

    @Test
    void anOrdinaryUserHasNoneWithoutAProgram() {
        assertThat(new NetworkChecks(
                                false,
                                NetworkChecksTests::noBridge,
                                () -> Optional.of(new NetworkChecks.Lack("no pasta", "get it")))
                        .wayOut())
                .returns(Verdict.DEGRADED, Finding::verdict)
                .returns("this user's containers reach nobody: no pasta", Finding::means)
                .returns("get it, or sudo ./contain run --network bridge …", Finding::mend);
        assertThat(new NetworkChecks(false, NetworkChecksTests::noBridge, Optional::empty).wayOut())
                .returns(Verdict.OK, Finding::verdict);
    }

    @Test
    void whatTheKernelRefusesIsTold() {
        assertThat(new NetworkChecks(
                                true,
                                () -> refusals(Optional.of("RTM_NEWLINK failed: EOPNOTSUPP"), Optional.empty()),
                                NetworkChecksTests::unasked)
                        .wayOut())
                .returns(Verdict.DEGRADED, Finding::verdict)
                .returns("no --network bridge: RTM_NEWLINK failed: EOPNOTSUPP", Finding::means);
    }

    @Test
    void aKernelThatCantGuardTheHostsLoopbackIsTold() {
        assertThat(new NetworkChecks(
                                true,
                                () -> refusals(Optional.empty(), Optional.of("RTM_NEWTFILTER failed: ENOENT")),
                                NetworkChecksTests::unasked)
                        .wayOut())
                .returns(Verdict.DEGRADED, Finding::verdict)
                .extracting(Finding::means)
                .asString()
                .contains("127.0.0.1")
                .endsWith(": RTM_NEWTFILTER failed: ENOENT");
    }

    private static BridgeTrial.Refusals refusals(Optional<String> bridge, Optional<String> guard) {
        return new BridgeTrial.Refusals(bridge, guard);
    }

    @Test
    @Needs(Feature.ROOT)
    void theTrialLeavesNothing() {
        assertThat(new NetworkChecks(true, BridgeTrial::refusals, NetworkChecksTests::unasked).wayOut())
                .returns(Verdict.OK, Finding::verdict);
    }
}
