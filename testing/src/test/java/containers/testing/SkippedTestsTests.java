package containers.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.TestExecutionListener;

/** What is said of skipped tests. */
class SkippedTestsTests {

    @Test
    void oneLineForEachReason() {
        assertThat(SkippedTests.line("needs root", 1)).isEqualTo("Skipped 1 test: needs root");
        assertThat(SkippedTests.line("Assumption failed: needs\na network", 3))
                .isEqualTo("Skipped 3 tests: needs a network");
    }

    @Test
    void jUnitFindsIt() {
        assertThat(ServiceLoader.load(TestExecutionListener.class)).anyMatch(SkippedTests.class::isInstance);
    }
}
