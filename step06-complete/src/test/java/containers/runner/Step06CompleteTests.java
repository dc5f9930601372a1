package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.launch.Child;
import containers.launch.Command;
import containers.launch.Launcher;
import containers.launch.Step01ForkExec;
import containers.telling.HostFacts;
import containers.testing.HostUntouched;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the step's program shows, also when what it shows doesn't work. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class Step06CompleteTests {

    /** As ps(1) prints one with {@code -o pid,stat,comm}. */
    private static final String PROCESS = " *\\d+ \\S+ +\\S.*";

    @Test
    void theContainerHasItsNameAndSeesItself() {
        Run run = shown(Contain::run);

        assertThat(run.out().lines())
                .anyMatch(line -> line.startsWith("outside: hostname " + HostFacts.hostname() + ", user "))
                .contains("inside:  hostname container, user 0");
        assertThat(run.out().lines().filter(line -> line.matches(PROCESS)))
                .hasSize(2)
                .first()
                .asString()
                .matches(" +1 \\S+ +sh");
        assertThat(run.status()).isZero();
    }

    /** The same command as a child of step 1. */
    @Test
    void withoutAContainerItHasAndSeesTheHosts() {
        Run run = shown(Step06CompleteTests::runOnTheHost);

        assertThat(run.out().lines())
                .anyMatch(line -> line.startsWith("inside:  hostname " + HostFacts.hostname() + ", user "))
                .noneMatch(line -> line.startsWith("inside:  hostname container"));
        assertThat(run.out().lines().filter(line -> line.matches(PROCESS))).hasSizeGreaterThan(2);
    }

    @Test
    void whatFailedIsItsStatus() {
        assertThat(shown(words -> 125).status()).isEqualTo(125);
    }

    private static Run shown(ToIntFunction<List<String>> contain) {
        return Run.withInput("", () -> Step06Complete.show(contain));
    }

    private static int runOnTheHost(List<String> words) {
        List<String> command = words.subList(words.indexOf("--") + 1, words.size());
        Command there = new Command(command, Map.of("PATH", Command.DEFAULT_PATH), "/");
        try (Child child = new Launcher().launch(Step01ForkExec.plan(there))) {
            return child.waitFor().shellStatus();
        }
    }
}
