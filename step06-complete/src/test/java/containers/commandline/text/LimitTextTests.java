package containers.commandline.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.cgroups.limits.IoThrottle;
import containers.telling.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LimitTextTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "7b, 7",
        "64m, 67108864",
        "64M, 67108864",
        "64mb, 67108864",
        "64MiB, 67108864",
        "1.5g, 1610612736",
        "0.5k, 512",
        "0.1m, 104857",
        "17179869184, 17179869184",
        "2t, 2199023255552",
        "1p, 1125899906842624",
        "999999999999999999, 999999999999999999"
    })
    void readsBytes(String text, long bytes) {
        assertThat(LimitText.bytes(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "abc", "m", "-1", "-64m", "64x", "64 m", " 64m", "64mm", "64mib ", "1..5g", ".5g", "0x10", "64bb"
            })
    void refusesWhatIsNoNumberOfBytes(String text) {
        assertThatThrownBy(() -> LimitText.bytes(text))
                .isInstanceOf(UsageException.class)
                .hasMessage("not a number of bytes: '" + text + "' (64m, 1.5g and 1048576 are)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8192p", "999999999999999999k", "9999999999999999999999"})
    void refusesMoreBytesThanALongHolds(String text) {
        assertThatThrownBy(() -> LimitText.bytes(text))
                .isInstanceOf(UsageException.class)
                .hasMessageEndingWith("'" + text + "'")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.0, 0",
        "1, 100000",
        "1.5, 150000",
        "0.01, 1000",
        "2, 200000",
        "2.000, 200000",
        "0.123456789123, 12345"
    })
    void readsCpus(String text, long quota) {
        assertThat(LimitText.cpus(text, 2)).isEqualTo(quota);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0.5", "0.009", "2.01", "3", "999999999999999999"})
    void refusesCpusThatTheMachineDoesNotHave(String text) {
        assertThatThrownBy(() -> LimitText.cpus(text, 2))
                .isInstanceOf(UsageException.class)
                .hasMessage("the number of CPUs must be from 0.01 to 2 (this process may use 2), not " + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "1e3", "NaN", "Infinity", "-", "1.5.2", "0x1", "1 "})
    void refusesWhatIsNoNumberOfCpus(String text) {
        assertThatThrownBy(() -> LimitText.cpus(text, 2))
                .isInstanceOf(UsageException.class)
                .hasMessage("not a number of CPUs: '" + text + "' (1.5 is)");
    }

    @Test
    void refusesWhatIsNoWholeNumber() {
        assertThatThrownBy(() -> LimitText.number("CPU shares", "1.5"))
                .hasMessage("CPU shares must be a whole number, not '1.5'");
    }

    @ParameterizedTest
    @CsvSource({
        "/dev/null:1mb, not a block device: '/dev/null'",
        "/dev/not-there:1mb, no such device: '/dev/not-there'",
        "1mb, not a device and a rate: '1mb' (/dev/vda:1mb is)",
        ":1mb, not a device and a rate: ':1mb' (/dev/vda:1mb is)"
    })
    void aThrottleNeedsADevice(String text, String message) {
        assertThatThrownBy(() -> LimitText.throttle(IoThrottle.Kind.READ_BYTES, text, LimitText::bytes))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }
}
