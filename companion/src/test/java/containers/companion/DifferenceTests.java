package containers.companion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTests {

    @Test
    void whatBothHaveIsLeftOut() {
        assertThat(new Difference(List.of("a", "b", "c"), List.of("a", "x", "c", "d")).lines())
                .containsExactly("- b", "+ x", "+ d");
        assertThat(new Difference(List.of("a"), List.of("a")).lines()).isEmpty();
        assertThat(new Difference(List.of(), List.of("a")).lines()).containsExactly("+ a");
    }
}
