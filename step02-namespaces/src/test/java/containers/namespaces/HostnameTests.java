package containers.namespaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostnameTests {

    private static final String LONGEST = "x".repeat(64);

    @ParameterizedTest
    @ValueSource(strings = {"a", "container", "über"})
    void aName(String name) {
        assertThat(new Hostname(name).name()).isEqualTo(name);
    }

    @Test
    void theKernelTakes64Bytes() {
        assertThat(new Hostname(LONGEST).name()).hasSize(64);
        assertThatThrownBy(() -> new Hostname(LONGEST + "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a hostname has 1 to 64 bytes, not 65: '" + LONGEST + "x'");
        assertThatThrownBy(() -> new Hostname("ü".repeat(33))).hasMessageContaining("not 66");
    }

    @Test
    void anEmptyNameOrOneWithBlanksIsRefused() {
        assertThatThrownBy(() -> new Hostname("")).hasMessageContaining("not 0");
        for (String name : List.of("a\0b", "a b", "a\n6.6.6.6 example", "a\t", "\u007f")) {
            assertThatThrownBy(() -> new Hostname(name)).hasMessageContaining("blanks or control characters");
        }
    }
}
