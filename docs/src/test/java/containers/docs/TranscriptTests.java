package containers.docs;

import containers.testing.HostUntouched;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Commands that print the same for everybody. */
final class TranscriptTests {

    /** Some at once: most of a container's life is waiting. */
    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    @ExtendWith(HostUntouched.class)
    Stream<DynamicTest> typedByAnyone(@TempDir Path scratch) throws IOException {
        return Transcripts.testsIn("anyone", scratch);
    }
}
