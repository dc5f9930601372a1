package containers.companion.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrappedTests {

    @Test
    void aLineGoesOnBelow() {
        assertThat(wrapped("0123456789")).containsExactly("0123456789");
        assertThat(wrapped("01234 56789")).containsExactly("01234", "    56789");
        assertThat(new Wrapped("ABC|DEF|GHIJ|KLM", "    ", 12).lines()).containsExactly("ABC|DEF|", "    GHIJ|KLM");
        assertThat(wrapped("01234567890123")).containsExactly("01234567890123");
    }

    @Test
    void aWordThatIsTooLongIsALineOfItsOwn() {
        assertThat(wrapped("01234567890123 45")).containsExactly("01234567890123", "    45");
        assertThat(wrapped("01234 34567890123 45")).containsExactly("01234", "    34567890123", "    45");
    }

    @Test
    void aBlankAtTheEndTakesNoColumn() {
        assertThat(wrapped("0123456789 1")).containsExactly("0123456789", "    1");
    }

    private static List<String> wrapped(String line) {
        return new Wrapped(line, "    ", 10).lines();
    }
}
