package containers.namespaces;

import static org.assertj.core.api.Assertions.assertThat;

import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import containers.testing.OtherJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The step's program, as somebody sees it who runs it; and when what it shows doesn't work. */
@ExtendWith(HostUntouched.class)
class Step02NamespacesTests {

    private static final User CURRENT = User.current();

    @Test
    void itShowsBothSides() {
        Namespaces namespaces = Namespaces.ofContainer(CURRENT);

        assertThat(shown(namespaces.kinds(), namespaces))
                .anyMatch(line -> line.matches("hostname +\\S+ +container"))
                .anyMatch(line -> line.matches("the child's PID +\\d+ +1"))
                .anyMatch(line -> line.matches("the child's user +" + CURRENT.uid() + " +0( +the same)?"))
                .anyMatch(line -> line.matches("pid +\\d+ +\\d+ +own"))
                .anyMatch(line -> line.matches("time +(\\d+) +\\1 +shared"))
                .noneMatch(line -> line.startsWith("The child shares"));
    }

    @Test
    void withoutTheFlagItSaysThatThePlanDoesNotAsk() {
        Namespaces wanted = Namespaces.ofContainer(CURRENT);

        assertThat(shown(wanted.kinds(), wanted.without(Namespace.PID)))
                .anyMatch(line -> line.matches("pid +(\\d+) +\\1 +shared"))
                .anyMatch(line -> line.matches("the child's PID +(\\d+) +\\1 +the same"))
                .filteredOn(line -> line.startsWith("The child shares"))
                .containsExactly("The child shares the pid namespace: its plan doesn't ask for one:"
                        + " there is no CLONE_NEWPID");
    }

    @Test
    void withoutAHostnameOfItsOwnBothAreTheSame() {
        Namespaces wanted = Namespaces.ofContainer(CURRENT);

        assertThat(shown(wanted.kinds(), wanted.without(Namespace.UTS)))
                .anyMatch(line -> line.matches("hostname +(\\S+) +\\1 +the same"));
    }

    @Test
    @Needs(Feature.TIME_NAMESPACE_BY_EXECVE)
    void theKindsCanBeChosen() throws IOException, InterruptedException {
        assertThat(output(0, "time", "uts").lines())
                .anyMatch(line -> line.matches("time +\\d+ +\\d+ +own"))
                .anyMatch(line -> line.matches("pid +(\\d+) +\\1 +shared"));
    }

    @Test
    void aKindThatDoesNotExistIsOneLine() throws IOException, InterruptedException {
        assertThat(output(125, "nett").lines())
                .singleElement()
                .asString()
                .startsWith("step 2: there is no namespace 'nett'");
    }

    /** What is shown of a child that was to have those kinds, and has those namespaces. */
    private static List<String> shown(Set<Namespace> wanted, Namespaces namespaces) {
        List<String> lines = new ArrayList<>();
        Step02Namespaces.show(lines::add, EnumSet.copyOf(wanted), command -> plan(namespaces, command));
        return lines;
    }

    private static LaunchPlan plan(Namespaces namespaces, Command command) {
        return Step02Namespaces.plan(namespaces, CURRENT, command);
    }

    private static String output(int status, String... arguments) throws IOException, InterruptedException {
        Process process = OtherJvm.running(Step02Namespaces.class, arguments).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isEqualTo(status);
        return output;
    }
}
