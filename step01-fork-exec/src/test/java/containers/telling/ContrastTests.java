package containers.telling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContrastTests {

    @Test
    void whatIsTheSameOnBothSidesGetsARemark() {
        assertThat(rows(new Contrast().add("hostname", "laptop", "laptop")))
                .isEqualTo("hostname            laptop       laptop       the same");
    }

    @Test
    void equalNumbersOfDifferentThingsGetNone() {
        assertThat(rows(new Contrast().add("names in /", 15, 15, false)))
                .isEqualTo("names in /          15           15");
    }

    private static String rows(Contrast table) {
        return String.join("\n", table.lines().subList(1, table.lines().size()));
    }
}
