package containers.docs;

import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.InCi;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Commands that root types: some at once, as in {@link TranscriptTests}. */
@InCi
final class RootTranscriptTests {

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    @ExtendWith(HostUntouched.class)
    @Needs(Feature.ROOT)
    Stream<DynamicTest> typedByRoot(@TempDir Path scratch) throws IOException {
        return Transcripts.testsIn("root", scratch);
    }
}
