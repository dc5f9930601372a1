package containers.companion.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.companion.lab.Course;
import containers.companion.lab.Experiment;
import containers.companion.lab.Lab;
import containers.companion.sandbox.Sandbox;
import containers.companion.sandbox.Sandbox.Result;
import containers.telling.UsageException;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The book shows what the labs' experiments really print. With {@code -Dtranscripts=update} what they print now is written
 * to {@code labs/stepNN-name/experiments}; {@code -Dlabs.only=step03} leaves out the other steps'.
 */
@Tag("graders")
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(HostUntouched.class)
class ExperimentTests {

    private static final boolean UPDATE = "update".equals(System.getProperty("transcripts"));

    @TestFactory
    Stream<DynamicTest> printsWhatTheBookShows() throws IOException {
        Course course = Course.in(Path.of("..").toRealPath());
        Stream.Builder<DynamicTest> tests = Stream.builder();
        for (Lab lab : course.labs()) {
            if (lab.module().startsWith(System.getProperty("labs.only", ""))) {
                for (Experiment each : lab.experiments()) {
                    tests.add(DynamicTest.dynamicTest(lab.step() + "/" + each.name(), () -> check(course, lab, each)));
                }
            }
        }
        return tests.build();
    }

    private static void check(Course course, Lab lab, Experiment experiment) throws IOException {
        Experimenting experimenting = new Experimenting(course);
        if (lab.needsGroups() && !Sandbox.hasControlGroup()) {
            assertThatThrownBy(() -> experimenting.run(lab.step(), experiment.change(), experiment.command()))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("as root");
            return;
        }
        Result result = experimenting.run(lab.step(), experiment.change(), experiment.command());
        assertThat(result.status()).as(result.output()).isZero();
        if (lab.needsGroups() && !Feature.CGROUP_V1.isThere()) {
            // The book shows version 1, where there is more to see. The files have other names in version 2.
            return;
        }
        List<String> printed = new ArrayList<>(List.of("$ " + experiment.typed(lab.step())));
        result.output().lines().forEach(printed::add);
        Path file = course.home()
                .resolve("labs")
                .resolve(lab.module())
                .resolve("experiments/" + experiment.name() + ".txt");
        if (UPDATE && (!Files.exists(file) || !isSame(Files.readAllLines(file), printed))) {
            Files.createDirectories(file.getParent());
            Files.write(file, printed);
        }
        assertThat(steady(printed)).isEqualTo(steady(Files.readAllLines(file)));
    }

    private static boolean isSame(List<String> shown, List<String> printed) {
        return steady(shown).equals(steady(printed));
    }

    /**
     * Without what differs from one machine or run to another: namespaces' numbers, PIDs, how many mounts there are, which
     * controllers of version 1 have a tree together, and with that where a line ends.
     */
    private static List<String> steady(List<String> lines) {
        return String.join("\n", lines)
                .replaceAll("\\|\n {4}", "|")
                .replaceAll("\n {4}", " ")
                .replaceAll("/sys/fs/cgroup/[a-z,]+(?=[/\"])", "/sys/fs/cgroup/TREE")
                .replaceAll("\"(cpu,)?cpuacct\"|\"memory\"|\"pids\"", "\"TREE\"")
                .lines()
                .map(line -> line.replaceAll("\\b40\\d{8}\\b", "INODE")
                        .replaceAll("\\b[0-9a-f]{12,}\\b", "ID")
                        .replaceAll(
                                "(?<=^(its PID|its mounts|the host's mounts|processes in its /proc) .{0,60})\\d{2,}",
                                "N")
                        .replaceAll("(?<=^[+-] )\\d{2,}$", "N")
                        .replaceAll(" +", " "))
                .toList();
    }
}
