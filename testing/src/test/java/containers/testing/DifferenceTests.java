package containers.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTests {

    @Test
    void whatBothHaveIsLeftOut() {
        assertThat(Difference.changes(List.of("a", "b", "c"), List.of("a", "x", "c", "d")))
                .containsExactly("- b", "+ x", "+ d");
        assertThat(Difference.changes(List.of("a"), List.of("a"))).isEmpty();
        assertThat(Difference.changes(List.of(), List.of("a"))).containsExactly("+ a");
    }
}
