package containers.start;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.DescriptorCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.kernel.Argument;
import containers.kernel.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Descriptors whose numbers are out of another process's way. */
class HighDescriptorsTests {

    private static final int HIGH = 400;

    @Test
    void aLowOneIsCopiedUntilTheEnd() throws IOException {
        Path copy;
        try (HighDescriptors high = new HighDescriptors()) {
            int number = high.of(2);
            copy = file(number);

            assertThat(number).isGreaterThanOrEqualTo(10);
            assertThat(Files.readSymbolicLink(copy)).isEqualTo(Files.readSymbolicLink(file(2)));
            assertThat(Files.readString(Path.of("/proc/self/fdinfo/" + number)))
                    .as("not for another program: O_CLOEXEC")
                    .containsPattern("flags:\\t0?2[0-7]{6}\\n");
            assertThat(high.of(2)).as("a second copy").isNotEqualTo(number);
        }
        assertThat(Files.exists(copy, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void aHighOneIsUsedAndStays() {
        Kernel.call(DescriptorCalls.dup3(Argument.number(2), HIGH, OpenFlag.O_CLOEXEC));
        try (HighDescriptors high = new HighDescriptors()) {
            assertThat(high.of(HIGH)).isEqualTo(HIGH);
        }
        assertThat(Files.exists(file(HIGH), LinkOption.NOFOLLOW_LINKS)).isTrue();
        Kernel.call(FileCalls.close(Argument.number(HIGH)));
    }

    private static Path file(int descriptor) {
        return Path.of("/proc/self/fd/" + descriptor);
    }
}
