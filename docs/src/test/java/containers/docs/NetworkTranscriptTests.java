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

/** Commands that make networks. They wait for each other, while {@link RootTranscriptTests} run. */
@InCi
@ExtendWith(HostUntouched.class)
final class NetworkTranscriptTests {

    @TestFactory
    @Needs({Feature.ROOT, Feature.BUSYBOX})
    Stream<DynamicTest> typedByRoot(@TempDir Path scratch) throws IOException {
        return Transcripts.testsIn("network", scratch);
    }

    @TestFactory
    @Needs({Feature.ROOT, Feature.NFT})
    Stream<DynamicTest> withNft(@TempDir Path scratch) throws IOException {
        return Transcripts.testsIn("nft", scratch);
    }
}
