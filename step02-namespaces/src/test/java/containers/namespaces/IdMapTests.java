package containers.namespaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdMapTests {

    @Test
    void theLineThatTheKernelTakes() {
        assertThat(new IdMap(0, 100_000, 65_536)).hasToString("0 100000 65536");
        assertThat(IdMap.rootIs(1001)).hasToString("0 1001 1");
    }

    @Test
    void whatTheKernelShows() {
        assertThat(IdMap.read("         0       1000          1\n         1     100000      65536\n"))
                .containsExactly(IdMap.rootIs(1000), new IdMap(1, 100_000, 65_536));
        assertThat(IdMap.read("")).isEmpty();
    }

    /** Who gives IDs to a namespace has to have them. */
    @Test
    void whatTheNamespaceAroundHas() {
        IdMap around = new IdMap(1, 100_000, 10);
        assertThat(new IdMap(0, 1, 10).isWithin(around)).isTrue();
        assertThat(new IdMap(0, 0, 10).isWithin(around)).isFalse();
        assertThat(new IdMap(0, 2, 10).isWithin(around)).isFalse();
        assertThat(new IdMap(0, 100_000, 1).isWithin(around)).isFalse();
    }

    @Test
    void everyIdButTheLastCanBeMapped() {
        assertThat(new IdMap(0, 0, 4_294_967_295L)).hasToString("0 0 4294967295");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0, 1",
        "0, -1, 1",
        "0, 0, 0",
        "0, 0, -1",
        "0, 0, 4294967296",
        "1, 0, 4294967295",
        "0, 4294967295, 1",
        "9223372036854775807, 0, 1",
        "9223372036854775807, 9223372036854775807, 9223372036854775807",
        "1, 1, 9223372036854775807"
    })
    void whatIsOutsideOfAllIdsIsRefused(long inside, long outside, long count) {
        assertThatThrownBy(() -> new IdMap(inside, outside, count))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must lie within 0 to 4294967294, not " + inside + " " + outside + " " + count);
    }
}
