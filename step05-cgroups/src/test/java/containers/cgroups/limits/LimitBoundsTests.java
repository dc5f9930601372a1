package containers.cgroups.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LimitBoundsTests {

    @Test
    void memoryHasDockersLowerBound() {
        assertThat(MemoryLimit.of(6 << 20).bytes()).isEqualTo(6291456);
        refuses(() -> MemoryLimit.of(3), "a memory limit must be at least 6m (6291456 bytes), not 3 bytes");
        refuses(() -> MemoryLimit.of(-1), "a memory limit must be at least 6m (6291456 bytes), not -1 bytes");
    }

    @Test
    void memoryAndSwapTogetherAreNotLessThanMemory() {
        refuses(
                () -> new MemoryLimit(64 << 20, OptionalLong.of(1)),
                "memory and swap together (1 bytes) can't be less than the memory limit (67108864 bytes)");
    }

    @ParameterizedTest
    @CsvSource({"0, 100000", "999, 100000", "1000, 999", "1000, 1000001", "-1, 100000", "17592186044416, 1000000"})
    void cpuQuotaHasTheKernelsBounds(long quota, long period) {
        assertThatThrownBy(() -> new CpuQuota(quota, period)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 4194305})
    void pidsHaveTheKernelsBounds(long most) {
        refuses(() -> new PidsLimit(most), "a limit on processes must be from 1 to 4194304, not " + most);
    }

    @Test
    void weightsHaveDockersBounds() {
        refuses(() -> new CpuWeight(1), "CPU shares must be from 2 to 262144, not 1");
        refuses(() -> new CpuWeight(262145), "CPU shares must be from 2 to 262144, not 262145");
        refuses(() -> new IoWeight(9), "an I/O weight must be from 10 to 1000, not 9");
        refuses(() -> new IoWeight(1001), "an I/O weight must be from 10 to 1000, not 1001");
    }

    @Test
    void softLimitsHaveDockersBounds() {
        refuses(
                () -> new MemoryReservation(3),
                "a memory reservation must be at least 6m (6291456 bytes), not 3 bytes");
        refuses(() -> new MemorySwappiness(101), "the swappiness of memory must be from 0 to 100, not 101");
        refuses(() -> new MemorySwappiness(-1), "the swappiness of memory must be from 0 to 100, not -1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|{0}", "0-2|{0, 1, 2}", "0-1,5|{0, 1, 5}", "3,1|{1, 3}", "7-7|{7}"})
    void aListOfNumbers(String text, String numbers) {
        assertThat(NumberList.of(text).numbers()).hasToString(numbers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "0,", "-1", "1-", "2-1", "0-1-2", "a", "0 1", "9999", "99999999999", "٣"})
    void whatIsNoListOfNumbers(String text) {
        refuses(() -> NumberList.of(text), "not a list of numbers: '" + text + "' (0, 0-2 and 0-2,5 are)");
    }

    /** Which version 2 would take, and go on with all others. */
    @Test
    void cpusThatTheMachineHasnt() {
        assertThatThrownBy(() -> new Cpuset(Optional.of(NumberList.of("0,8191")), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("the CPUs of this machine are [0-9,-]+, and not all of 0,8191");
        assertThatThrownBy(() -> new Cpuset(Optional.empty(), Optional.of(NumberList.of("8191"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("the memories of this machine are [0-9,-]+, and not all of 8191");
    }

    @Test
    void aDeviceIsABlockDevice() {
        refuses(() -> BlockDevice.at("/dev/null"), "not a block device: '/dev/null'");
        refuses(() -> BlockDevice.at("/dev/not-there"), "no such device: '/dev/not-there'");
    }

    @Test
    void throttleNeedsARate() {
        refuses(
                () -> new IoThrottle(IoThrottle.Kind.READ_BYTES, new BlockDevice(8, 0), 0),
                "a rate for a device must be from 1 to 9223372036854775807, not 0");
    }

    @Test
    void deviceNumbersAreUnpackedAsByTheCLibrary() {
        assertThat(BlockDevice.of(0xFE00)).isEqualTo(new BlockDevice(254, 0));
        assertThat(BlockDevice.of(0x0000_1000_0010_0801L)).isEqualTo(new BlockDevice(0x1008, 0x101));
    }

    private static void refuses(ThrowingCallable limit, String message) {
        assertThatThrownBy(limit).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
