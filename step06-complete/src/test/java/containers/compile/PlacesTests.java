package containers.compile;

import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.Argument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTests {

    @Test
    void eachPlaceOfATextIsFound() {
        assertThat(offsets("ab", "ab--ab-ab")).containsExactly(0, 4, 7);
        assertThat(offsets("ab", "a-b")).isEmpty();
    }

    @Test
    void alsoThoseThatOverlap() {
        assertThat(offsets("aa", "aaa")).containsExactly(0, 1);
    }

    /** An offset is a number of bytes, whatever stands before it. */
    @Test
    void bytesThatAreNoTextTakeOnePlaceEach() {
        assertThat(offsets("x", "\u00ff\u00c3\u00bc\0x")).containsExactly(4);
    }

    private static List<Integer> offsets(String text, String content) {
        Argument.Bytes file = new Argument.Bytes(content.getBytes(StandardCharsets.ISO_8859_1), "a file");
        return Places.of(text, file).stream()
                .map(Argument.Inside.class::cast)
                .map(Argument.Inside::offset)
                .toList();
    }
}
