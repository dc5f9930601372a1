package containers.spec;

import static org.assertj.core.api.Assertions.assertThat;

import containers.cgroups.limits.BlockDevice;
import containers.cgroups.limits.CpuQuota;
import containers.cgroups.limits.CpuWeight;
import containers.cgroups.limits.IoThrottle;
import containers.cgroups.limits.IoWeight;
import containers.cgroups.limits.MemoryLimit;
import containers.cgroups.limits.PidsLimit;
import containers.spec.Resources.BlockIO;
import containers.spec.Resources.Cpu;
import containers.spec.Resources.Memory;
import containers.spec.Resources.Pids;
import containers.spec.Resources.ThrottleDevice;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ResourcesTests {

    @Test
    void whatIsEmptyIsntLimited() {
        assertThat(Resources.UNLIMITED.limits()).isEmpty();
    }

    @Test
    void eachNumberIsALimit() {
        Resources resources = new Resources(
                new Memory(OptionalLong.of(64 << 20), OptionalLong.of(-1)),
                new Cpu(OptionalLong.of(512), OptionalLong.of(5000), OptionalLong.of(10_000)),
                new Pids(OptionalLong.of(10)),
                new BlockIO(OptionalLong.of(500), devices(1), devices(2), devices(3), devices(4)),
                List.of());

        assertThat(resources.limits())
                .containsExactlyInAnyOrder(
                        new MemoryLimit(64 << 20, OptionalLong.of(MemoryLimit.UNLIMITED)),
                        new CpuWeight(512),
                        new CpuQuota(5000, 10_000),
                        new PidsLimit(10),
                        new IoWeight(500),
                        throttle(IoThrottle.Kind.READ_BYTES, 1),
                        throttle(IoThrottle.Kind.WRITE_BYTES, 2),
                        throttle(IoThrottle.Kind.READ_OPERATIONS, 3),
                        throttle(IoThrottle.Kind.WRITE_OPERATIONS, 4));
    }

    private static List<ThrottleDevice> devices(long rate) {
        return List.of(new ThrottleDevice(8, 16, rate));
    }

    private static IoThrottle throttle(IoThrottle.Kind kind, long rate) {
        return new IoThrottle(kind, new BlockDevice(8, 16), rate);
    }
}
