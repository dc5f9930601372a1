package containers.bundle.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.json.Fields;
import containers.spec.Process;
import containers.spec.Root;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What runs in a container, as a {@code config.json} says it. */
final class ProcessSectionTests {

    private static final String USUAL = "'cwd': '/', 'args': ['a'], 'user': {'uid': 0, 'gid': 0}";

    private static Process read(String fields) {
        String text = "{" + USUAL + (fields.isEmpty() ? "" : ", " + fields) + "}";
        return ProcessSection.read(Fields.parse(text.replace('\'', '"')), false, new Root("/", false));
    }

    @Test
    void whatItSaysNothingOf() {
        Process process = read("");

        assertThat(process.terminal()).isFalse();
        assertThat(process.noNewPrivileges()).isFalse();
        assertThat(process.init()).isFalse();
        assertThat(process.rlimits()).isEmpty();
        assertThat(process.oomScoreAdj()).isEmpty();
        assertThat(process.capabilities().kept()).as("it may do nothing").isEmpty();
    }

    @Test
    void variables() {
        assertThat(read("'env': ['A=b=c', 'E=', 'HOME=/x']").env())
                .containsEntry("A", "b=c")
                .containsEntry("E", "")
                .containsEntry("HOME", "/x")
                .hasSize(3);
        assertThat(read("").env()).as("root is at home there").containsOnlyKeys("HOME");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'env': ['A'] | env: a variable is given as NAME=VALUE, not 'A'",
                "'env': ['=b'] | env: a variable is given as NAME=VALUE, not '=b'",
                "'rlimits': [{'type': 'RLIMIT_CORE', 'soft': 0, 'hard': 0}, {'type': 'RLIMIT_CORE', 'soft': 0, 'hard': 1}]"
                        + " | rlimits[1].type: there are two limits of this type",
                "'rlimits': [{'type': 'core', 'soft': 0, 'hard': 0}] | rlimits[0].type: there is no limit 'core'",
                "'rlimits': [{'type': 'RLIMIT_core', 'soft': 0, 'hard': 0}] | there is no limit 'RLIMIT_core'",
                "'rlimits': [{'type': 'RLIMIT_CORE', 'soft': 0}] | rlimits[0].hard: missing",
                "'oomScoreAdj': -1001 | oomScoreAdj: it is a number from -1000 to 1000",
                "'oomScoreAdj': 4294967296 | oomScoreAdj: it is a number from -1000 to 1000",
                "'selinuxLabel': 'x' | selinuxLabel: isn't supported here",
                "'scheduler': {'policy': 'SCHED_FIFO'} | scheduler: isn't supported here",
                "'capabilities': {'bounding': ['CAP_KILL'], 'permitted': ['CAP_KILL']} | effective: root has the same",
                "'capabilities': {'ambient': ['KILL']} | ambient: there is no capability 'KILL'"
            })
    void whatIsWrongIsNamed(String fields, String line) {
        assertThatThrownBy(() -> read(fields))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line);
    }

    /** All bits set mean no limit. */
    @Test
    void noLimit() {
        Process process = read("'rlimits': [{'type': 'RLIMIT_CORE', 'soft': 5, 'hard': 18446744073709551615}]");

        assertThat(process.rlimits()).singleElement().satisfies(limit -> {
            assertThat(limit.soft()).isEqualTo(5);
            assertThat(limit.hard()).isEqualTo(-1);
        });
    }
}
