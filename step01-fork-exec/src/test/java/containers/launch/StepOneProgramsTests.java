package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;

import containers.forking.ForkExperiment;
import containers.testing.HostUntouched;
import containers.testing.InCi;
import containers.testing.OtherJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The step's two programs, as somebody sees them who runs them. */
@ExtendWith(HostUntouched.class)
class StepOneProgramsTests {

    @Test
    void theStepShowsWhatAChildIsGivenAndHowItEnds() throws IOException, InterruptedException {
        List<String> lines = output(Step01ForkExec.class);

        assertThat(lines.get(0)).startsWith("Step 1: start a child process");
        assertThat(lines.get(1)).matches("  child:  my PID is \\d+, my parent's is \\d+: contain");
        assertThat(lines)
                .containsSubsequence(
                        "  child:  argument 'one'",
                        "  child:  argument 'two words'",
                        "  child:  GREETING=hello",
                        "  parent: none of my own variables reached it",
                        "  child:  working in /tmp",
                        "  parent: 'exit 42' exited with status 42",
                        "  parent: 'kill -TERM $$' killed by SIGTERM",
                        "  step 1: its program")
                .anyMatch(line -> line.matches(" +#\\d+   chdir\\(\"/\"\\)"))
                .anyMatch(line -> line.endsWith("failed: ENOENT (No such file or directory)"));
    }

    /** A plan that gives the child the JVM's environment, and runs another program than the one that isn't there. */
    @Test
    void itTellsWhatBecameOfTheChildren() {
        List<String> lines = new ArrayList<>();
        Step01ForkExec.show(lines::add, command -> {
            List<String> arguments =
                    command.arguments().get(0).startsWith("/no/") ? List.of("true") : command.arguments();
            return Step01ForkExec.plan(new Command(arguments, System.getenv(), "/"));
        });

        assertThat(lines)
                .contains("  parent: " + System.getenv().size() + " of my own variables reached it")
                .contains("  child:  working in /")
                .contains("  parent: nothing failed; it exited with status 0");
    }

    @Test
    @InCi
    void theExperimentShowsChildrenThatHangAndLeavesNone() throws IOException, InterruptedException {
        List<String> lines = output(ForkExperiment.class);

        assertThat(lines.get(0)).startsWith("An experiment: a JVM calls fork(2) 60 times.");
        assertThat(lines.get(1)).matches("\\d+ of 60 hung: .*");
        assertThat(lines).anyMatch(Pattern.compile(" *Threads: 1 .*").asMatchPredicate());
        String proc = lines.get(2).replaceAll(".*(/proc/\\d+).*", "$1");
        assertThat(Path.of(proc)).doesNotExist();
    }

    private static List<String> output(Class<?> main) throws IOException, InterruptedException {
        Process process = OtherJvm.running(main).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.lines().toList();
    }
}
