package containers.namespaces;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import containers.testing.OtherJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The step's program, as somebody sees it who runs it. */
@ExtendWith(HostUntouched.class)
class Step02NamespacesTests {

    @Test
    void itShowsBothSidesOfEachNamespace() throws IOException, InterruptedException {
        assertThat(output(0).lines())
                .anyMatch(line -> line.matches("inside: +hostname container, PID 1, user 0"))
                .anyMatch(line -> line.matches("pid +\\d+ +\\d+ +own"))
                .anyMatch(line -> line.matches("time +(\\d+) +\\1 +shared"));
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
        assertThat(output(125, "nett").lines()).singleElement().asString().startsWith("there is no namespace 'nett'");
    }

    private static String output(int status, String... arguments) throws IOException, InterruptedException {
        Process process = OtherJvm.running(Step02Namespaces.class, arguments).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isEqualTo(status);
        return output;
    }
}
