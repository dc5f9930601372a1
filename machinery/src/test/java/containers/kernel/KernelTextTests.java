package containers.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any bytes become a string and the same bytes again; and a string that isn't made so is plain UTF-8. */
class KernelTextTests {

    private static final String KEY = "\uD83D\uDD11";

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "\u00fc", KEY, "\uFFFD", "a" + KEY + "b"})
    void utf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(KernelText.bytes(text)).isEqualTo(bytes);
        assertThat(KernelText.of(bytes)).isEqualTo(text);
        assertThat(KernelText.isUtf8(text)).isTrue();
        assertThat(KernelText.shown(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00ff\u00fe",
                "a\u00ffb",
                "\u00c3", // half of a character at the end
                "\u00c3\u00c3\u00bc", // and before a whole one
                "\u00ed\u00b2\u0080", // as a surrogate alone would be written
                "\u00f0\u009f\u0094\u0091\u00f0\u009f", // a key, and half of one
            })
    void otherBytes(String latin) {
        byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);

        String text = KernelText.of(bytes);

        assertThat(KernelText.bytes(text)).isEqualTo(bytes);
        assertThat(KernelText.isUtf8(text)).isFalse();
    }

    @Test
    void everyPairOfBytes() {
        for (int i = 0; i < 1 << 16; i++) {
            byte[] bytes = {(byte) (i >> 8), (byte) i};

            assertThat(KernelText.bytes(KernelText.of(bytes))).isEqualTo(bytes);
        }
    }

    @Test
    void aPersonSeesNumbers() {
        String text = KernelText.of(new byte[] {'a', (byte) 0xFF, (byte) 0x80});

        assertThat(new Argument.Text(text)).hasToString("\"a\\377\\200\"");
    }
}
