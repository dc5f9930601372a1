package containers.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import containers.hostroot.HostRoot;
import containers.runner.NothingLeft;
import containers.runner.Run;
import containers.runner.RunnerProcess;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.InCi;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Podman makes of the same words, in the same root filesystem. */
@InCi
@Needs(Feature.PODMAN)
@ExtendWith({HostUntouched.class, NothingLeft.class})
class ComparedSessionTests {

    /** On a busy machine it loses the output of a container that ends at once. */
    private static final int TRIES = 3;

    @TempDir
    private static Path state;

    @TempDir
    private Path directory;

    static Stream<Example> examples() {
        return ExampleFile.examples("everyday.txt").filter(Example::isPodmanAsked);
    }

    private static String root() throws IOException {
        return HostRoot.inUserCache().directory() + ":O";
    }

    /** It may be installed and not able to do anything here. */
    @BeforeAll
    static void itRunsHere() throws IOException {
        Run run = RunnerProcess.run(apart(List.of("run", "--rootfs", root(), "true")));
        assumeTrue(run.status() == 0, "needs a podman that can run something here: " + run.err());
    }

    @AfterAll
    static void nothingOfItStays() throws IOException {
        new Podman(state).removeAll();
    }

    @BeforeEach
    void makeFiles() throws IOException {
        Example.makeFiles(directory);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void podmanDoesTheSame(Example example) throws IOException {
        example.needs().forEach(need -> assumeTrue(need.isThere(), "needs " + need));

        List<Run> runs = new ArrayList<>();
        while (runs.size() < TRIES && runs.stream().noneMatch(run -> isAsExpected(example, run))) {
            runs.add(Typing.run(apart(example.words(root(), directory)), example, directory));
        }

        assertThat(runs).anyMatch(run -> isAsExpected(example, run));
    }

    private static boolean isAsExpected(Example example, Run run) {
        return example.shown(run.status(), run.out()).equals(example.ofPodman());
    }

    /** It changes settings of the network that it is in. */
    private static ProcessBuilder apart(List<String> words) throws IOException {
        ProcessBuilder podman = new Podman(state).process(words);
        if (Feature.ROOT.isThere()) {
            podman.command().addAll(0, List.of("unshare", "--net"));
        }
        return podman;
    }
}
