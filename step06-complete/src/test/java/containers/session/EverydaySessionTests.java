package containers.session;

import static org.assertj.core.api.Assertions.assertThat;

import containers.hostroot.HostRoot;
import containers.runner.NothingLeft;
import containers.runner.Run;
import containers.testing.HostUntouched;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who knows Docker from its documentation types the same here, and sees the same. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class EverydaySessionTests {

    @TempDir
    private Path directory;

    static Stream<Example> examples() {
        return Example.of("everyday.txt");
    }

    @BeforeEach
    void makeFiles() throws IOException {
        Example.makeFiles(directory);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void itDoesWhatDockersDocumentationSays(Example example) throws IOException {
        example.needs().forEach(need -> Assumptions.assumeTrue(need.isThere(), "needs " + need));
        String root = HostRoot.inUserCache().directory().toString();

        Run run = Run.of(example.input(), example.words(root, directory));

        assertThat(example.shown(run.out())).as(run.err()).isEqualTo(example.out());
        assertThat(run.status()).as(run.err()).isEqualTo(example.status());
    }
}
