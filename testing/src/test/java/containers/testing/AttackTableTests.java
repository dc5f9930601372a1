package containers.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.launcher.TestExecutionListener;

/** How attacks are called in their table. */
class AttackTableTests {

    @ParameterizedTest
    @CsvSource({
        "aLeakedDescriptor, a leaked descriptor",
        "A_LEAKED_DESCRIPTOR, a leaked descriptor",
        "io_uring_setup, io_uring_setup",
        "typingIntoATerminal, typing into a terminal"
    })
    void namesAreWords(String name, String words) {
        assertThat(AttackTable.words(name)).isEqualTo(words);
    }

    @Test
    void jUnitFindsIt() {
        assertThat(ServiceLoader.load(TestExecutionListener.class)).anyMatch(AttackTable.class::isInstance);
    }
}
