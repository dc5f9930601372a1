package containers.commandline.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.cgroups.limits.CpuQuota;
import containers.cgroups.limits.CpuWeight;
import containers.cgroups.limits.IoWeight;
import containers.cgroups.limits.MemoryLimit;
import containers.cgroups.limits.PidsLimit;
import containers.telling.UsageException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class LimitOptionsTests {

    private final LimitOptions options = new LimitOptions();

    @Test
    void whatNobodyAskedForIsntLimited() {
        assertThat(options.limits()).isEmpty();
    }

    @Test
    void eachOptionIsALimit() {
        options.readMemory("64m");
        options.readMemorySwap("-1");
        options.readCpus("0.5");
        options.readCpuShares("512");
        options.readPidsLimit("10");
        options.readBlkioWeight("500");

        assertThat(options.limits())
                .containsExactlyInAnyOrder(
                        new MemoryLimit(64 << 20, OptionalLong.of(MemoryLimit.UNLIMITED)),
                        new CpuQuota(50_000, 100_000),
                        new CpuWeight(512),
                        new PidsLimit(10),
                        new IoWeight(500));
    }

    @Test
    void theLastWordCounts() {
        options.readPidsLimit("10");
        options.readPidsLimit("20");

        assertThat(options.limits()).containsExactly(new PidsLimit(20));
    }

    /** As with Docker. */
    @Test
    void zeroIsNoLimit() {
        options.readMemory("0");
        options.readMemorySwap("0");
        options.readMemoryReservation("0");
        options.readCpus("0");
        options.readCpuQuota("0");
        options.readCpuPeriod("0");
        options.readCpuShares("0");
        options.readPidsLimit("0");
        options.readBlkioWeight("0");

        options.check();
        assertThat(options.all()).isEmpty();
    }

    /** A fork bomb needn't end the machine. */
    @Test
    void processesAreLimitedAnyway() {
        assertThat(options.all()).containsExactly(PidsLimit.usual());

        options.readPidsLimit("10");
        assertThat(options.all()).containsExactly(new PidsLimit(10));

        options.readPidsLimit("-1");
        assertThat(options.all()).isEmpty();
    }

    @Test
    void allOfItsMemoryCanBeKept() {
        options.readMemory("64m");
        options.readMemoryReservation("64m");
        options.check();

        options.readMemoryReservation("65m");
        assertThatThrownBy(options::check).hasMessageContaining("--memory-reservation can't be more than --memory");
    }

    @Test
    void swapAloneIsNoLimit() {
        options.readMemorySwap("64m");

        assertThatThrownBy(options::check)
                .isInstanceOf(UsageException.class)
                .hasMessage("--memory-swap needs --memory: it is the limit of both together");
    }
}
