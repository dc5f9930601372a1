package containers.companion.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedTests {

    @Test
    void aLineGoesOnBelow() {
        assertThat(new Wrapped("0123456789", 10).lines()).containsExactly("0123456789");
        assertThat(new Wrapped("01234 56789", 10).lines()).containsExactly("01234", "    56789");
        assertThat(new Wrapped("ABC|DEF|GHIJ|KLM", 12).lines()).containsExactly("ABC|DEF|", "    GHIJ|KLM");
        assertThat(new Wrapped("01234567890123", 10).lines()).containsExactly("01234567890123");
    }
}
