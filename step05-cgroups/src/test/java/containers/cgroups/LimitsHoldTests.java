package containers.cgroups;

import static org.assertj.core.api.Assertions.assertThat;

import containers.cgroups.limits.CpuQuota;
import containers.cgroups.limits.MemoryLimit;
import containers.cgroups.limits.PidsLimit;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import containers.testing.NotInVerify;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Programs that take all they can get. The kernel's own counters say what became of them. */
@Needs(Feature.CONTROL_GROUPS)
@ExtendWith(HostUntouched.class)
@Timeout(600)
@NotInVerify
final class LimitsHoldTests {

    private static final long M32 = 32 << 20;

    /** A control: without a limit the same program comes to its end. */
    @Test
    void memoryThatIsAllowedCanBeUsed() {
        try (Trial trial = new Trial("head -c 64m /dev/zero | tail -n 1 | wc -c", MemoryLimit.of(16 * M32))) {
            assertThat(trial.output()).isEqualTo("67108864\n");
            assertThat(trial.group().usage().oomKills()).hasValue(0);
        }
    }

    @Test
    void aMemoryHogIsKilled() {
        MemoryLimit limit = new MemoryLimit(M32, OptionalLong.of(M32));
        try (Trial trial = new Trial("head -c 64m /dev/zero | tail -n 1 > /dev/null; echo $?", limit)) {
            assertThat(trial.output()).isNotEqualTo("0\n");
            Usage usage = trial.group().usage();
            // On a slow machine the kernel may end the shell as well before the hog has let go of its memory.
            assertThat(usage.oomKills().orElseThrow())
                    .as("processes that the OOM killer ended at the limit of 32 MiB")
                    .isBetween(1L, 3L);
            if (usage.memoryPeak().isPresent()) {
                assertThat(usage.memoryPeak().getAsLong()).isBetween(M32 / 2, M32);
            }
        }
    }

    /** The bomb is deeper than the limit: twelve shells that each wait for the next are not enough to end it. */
    @Test
    void aForkBombIsHeldToItsLimit() {
        String bomb = "bomb() { [ $1 = 0 ] || { bomb $(($1 - 1)) & bomb $(($1 - 1)) & wait; }; }; bomb 12";
        try (Trial trial = new Trial(bomb + " 2>/dev/null", new PidsLimit(12))) {
            trial.child().waitFor();
            Usage usage = trial.group().usage();
            assertThat(usage.refusedForks().orElseThrow())
                    .as("forks that the limit of processes refused")
                    .isPositive();
            if (usage.pidsPeak().isPresent()) {
                assertThat(usage.pidsPeak()).hasValue(12);
            }
        }
    }

    /**
     * In each period of 100 ms the group may run for 20 ms, and a CPU may overdraw by a slice of 5 ms that the next period
     * pays back. So the bound follows from two of the kernel's counters. The periods are read last: time that passes
     * between the two readings only raises the bound.
     */
    @Test
    void aBusyLoopIsHeldToItsShare() throws InterruptedException {
        try (Trial trial = new Trial("while :; do :; done", CpuQuota.ofMilliCpus(200))) {
            Usage usage = trial.group().usage();
            // On a busy machine it gets less than its share at first, and there is nothing to hold it to.
            while (usage.cpuPeriods().orElseThrow() < 10
                    || (usage.throttledTime().orElseThrow() == 0
                            && usage.cpuPeriods().orElseThrow() < 35)) {
                Thread.sleep(50);
                usage = trial.group().usage();
            }
            long periods = trial.group().usage().cpuPeriods().getAsLong();
            long allowed = (periods + 2) * 20_000;
            assertThat(usage.cpuTime().orElseThrow())
                    .as("microseconds of CPU time; the quota allowed " + allowed)
                    .isLessThan(allowed + allowed / 4);
            assertThat(usage.throttledTime().orElseThrow()).isPositive();
        }
    }
}
