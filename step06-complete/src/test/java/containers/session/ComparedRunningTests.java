package containers.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import containers.bridge.OwnNetwork;
import containers.hostroot.HostRoot;
import containers.runner.NothingLeft;
import containers.runner.Run;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Podman makes of them, in the same street. Without root its containers have another network than ours. */
@InCi
@Needs({Feature.ROOT, Feature.BUSYBOX, Feature.PODMAN})
@ExtendWith({HostUntouched.class, NothingLeft.class, OwnNetwork.class})
@Timeout(600)
class ComparedRunningTests {

    @TempDir
    private static Path state;

    static Stream<Example> examples() {
        return ExampleFile.examples("running.txt").filter(Example::isPodmanAsked);
    }

    private static String root() throws IOException {
        return HostRoot.inUserCache().directory() + ":O";
    }

    /** It may be installed and have no networks here. */
    @BeforeAll
    static void itRunsHere() throws IOException {
        ProcessBuilder podman =
                new Podman(state).process(List.of("run", "--network", "bridge", "--rootfs", root(), "true"));
        podman.command().addAll(0, List.of("unshare", "--net"));
        Run run = RunnerProcess.run(podman);
        assumeTrue(run.status() == 0, "needs a podman that can make a network here: " + run.err());
    }

    @AfterAll
    static void nothingOfItStays() throws IOException {
        new Podman(state).removeAll();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void podmanDoesTheSame(Example example) throws IOException {
        example.needs().forEach(need -> assumeTrue(need.isThere(), "needs " + need));
        Path errors = state.resolve("errors");
        try (NeighboursServer neighbour = new NeighboursServer()) {
            Process runner = new Podman(state)
                    .stoppable(example.words(root(), state))
                    .redirectError(errors.toFile())
                    .start();

            Result result = new RunningSession(neighbour.street())
                    .of(example, runner, process -> process.getOutputStream().close());

            assertThat(result).as(Files.readString(errors)).isEqualTo(example.ofPodmanWithAnswers());
        }
    }
}
