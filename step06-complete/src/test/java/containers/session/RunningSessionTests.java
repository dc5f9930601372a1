package containers.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import containers.bridge.OwnNetwork;
import containers.hostroot.HostRoot;
import containers.runner.NothingLeft;
import containers.runner.RunnerProcess;
import containers.session.Example.Result;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.InCi;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Containers with a network, which others reach, and containers that somebody stops. */
@InCi
@Needs({Feature.ROOT, Feature.BUSYBOX})
@ExtendWith({HostUntouched.class, NothingLeft.class, OwnNetwork.class})
@Timeout(600)
class RunningSessionTests {

    @TempDir
    private Path directory;

    static Stream<Example> examples() {
        return ExampleFile.examples("running.txt");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void itDoesWhatDockersDocumentationSays(Example example) throws IOException {
        example.needs().forEach(need -> assumeTrue(need.isThere(), "needs " + need));
        List<String> words = example.words(HostRoot.inUserCache().directory().toString(), directory);
        Path errors = directory.resolve("errors");
        try (NeighboursServer neighbour = new NeighboursServer()) {
            Process runner = new ProcessBuilder(RunnerProcess.inPlace(words.toArray(String[]::new)))
                    .redirectError(errors.toFile())
                    .start();

            Result result = new RunningSession(neighbour.street()).of(example, runner, RunningSessionTests::terminate);

            assertThat(result).as(Files.readString(errors)).isEqualTo(example.expectedWithAnswers());
        }
    }

    /** {@link Process#destroy()} would close what it prints to, too. */
    private static void terminate(Process runner) {
        runner.toHandle().destroy();
    }
}
