package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import containers.telling.UsageException;
import java.util.AbstractList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainTests {

    @Test
    void aPersonsMistakeIsOneLine() {
        assertThat(failing(new UsageException("wrong"))).isEqualTo(new Run(125, "", "contain: wrong\n"));
    }

    /** Whoever is told that they did something wrong looks for it, in vain. */
    @Test
    void oursIsNotToldAsTheirs() {
        Run run = failing(new IllegalArgumentException("a row can't hold that"));

        assertThat(run.err())
                .startsWith("java.lang.IllegalArgumentException: a row can't hold that\n\tat ")
                .endsWith("\ncontain: a mistake of our own: please report the lines above\n");
        assertThat(run.status()).isEqualTo(125);
    }

    @Test
    void aMachineIsLookedAt() {
        Run run = Run.of("doctor", "--json");

        boolean complete = JsonParser.parseString(run.out())
                .getAsJsonObject()
                .get("complete")
                .getAsBoolean();
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(complete ? 0 : 1);
    }

    private static Run failing(RuntimeException failure) {
        List<String> words = new AbstractList<>() {
            @Override
            public String get(int index) {
                throw failure;
            }

            @Override
            public int size() {
                throw failure;
            }
        };
        return Run.withInput("", () -> Contain.run(words));
    }
}
