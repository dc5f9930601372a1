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

/** Commands that print something else for another user, or on another machine. */
@ExtendWith(HostUntouched.class)
@InCi
final class OwnTranscriptTests {

    @TestFactory
    @Needs(Feature.NOT_ROOT)
    Stream<DynamicTest> typedByAnOrdinaryUser(@TempDir Path scratch) throws IOException {
        return Transcripts.testsIn("user", scratch);
    }

    /** Commands that take a program of others'. */
    @TestFactory
    @Needs({Feature.NOT_ROOT, Feature.PASTA, Feature.BUSYBOX})
    Stream<DynamicTest> typedByAnOrdinaryUserWithPasta(@TempDir Path scratch) throws IOException {
        return Transcripts.testsIn("pasta", scratch);
    }

    /** Commands that show the bytes of a program. Another processor's has others. */
    @TestFactory
    @Needs({Feature.X86_64, Feature.STRACE})
    Stream<DynamicTest> typedOnThisProcessor(@TempDir(factory = ShortName.class) Path scratch) throws IOException {
        return Transcripts.testsIn("x86-64", scratch);
    }
}
