package containers.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import containers.hostroot.HostRoot;
import containers.runner.NothingLeft;
import containers.runner.Run;
import containers.runner.RunnerProcess;
import containers.testing.HostUntouched;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
        return ExampleFile.examples("everyday.txt");
    }

    @BeforeEach
    void makeFiles() throws IOException {
        Example.makeFiles(directory);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void itDoesWhatDockersDocumentationSays(Example example) throws IOException {
        example.needs().forEach(need -> assumeTrue(need.isThere(), "needs " + need));

        Run run = run(example);

        assertThat(example.shown(run.status(), run.out())).as(run.err()).isEqualTo(example.expected());
    }

    /** This JVM has no terminal, and stays where it is. */
    private Run run(Example example) throws IOException {
        List<String> words = example.words(HostRoot.inUserCache().directory().toString(), directory);
        return example.isOnTerminal() || example.isRelative()
                ? Typing.run(
                        new ProcessBuilder(RunnerProcess.inPlace(words.toArray(String[]::new))), example, directory)
                : Run.of(example.input(), words);
    }
}
