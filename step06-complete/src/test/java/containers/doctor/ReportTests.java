package containers.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTests {

    private static final Finding FINE = Finding.ok("kernel", "Linux 6.18");
    private static final Finding HALF = Finding.degraded("place", "in a \"container\"", "leave it");
    private static final Finding NONE = Finding.missing("seccomp", "isn't there", "build another <kernel>");

    @Test
    void belowWhatIsntWellIsWhatToDo() {
        assertThat(new Report(List.of(FINE, HALF, NONE)).lines())
                .containsExactly(
                        "ok        kernel           Linux 6.18",
                        "degraded  place            in a \"container\"",
                        "                           → leave it",
                        "missing   seccomp          isn't there",
                        "                           → build another <kernel>",
                        "Missing: 1. What the arrows say mends it.");
    }

    @Test
    void whatIsDegradedIsComplete() {
        assertThat(new Report(List.of(FINE, HALF)).isComplete()).isTrue();
        assertThat(new Report(List.of(FINE, NONE)).isComplete()).isFalse();
        assertThat(new Report(List.of(FINE)).lines()).endsWith("All that the steps need is here.");
    }

    @Test
    void whatIsMissingAlone() {
        assertThat(new Report(List.of(FINE, HALF, NONE)).onlyMissing()).isEqualTo(new Report(List.of(NONE)));
    }

    @Test
    void aProgramGetsOneLine() {
        assertThat(new Report(List.of(HALF)).json("a\nhost", "ann"))
                .isEqualTo("{\"format\":1,\"host\":\"a\\nhost\",\"user\":\"ann\",\"complete\":true,\"findings\":["
                        + "{\"thing\":\"place\",\"verdict\":\"degraded\",\"means\":\"in a \\\"container\\\"\","
                        + "\"mend\":\"leave it\"}]}");
    }
}
