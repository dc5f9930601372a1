package containers.companion.check;

import static org.assertj.core.api.Assertions.assertThat;

import containers.companion.lab.Course;
import containers.companion.lab.Lab;
import containers.companion.lab.Region;
import containers.companion.lab.SourceFile;
import containers.companion.lab.Starter;
import containers.companion.lab.Task;
import containers.testing.HostUntouched;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The graders are graded: what is right passes, and what is wrong is rejected for the reason that its file names. */
@ExtendWith(HostUntouched.class)
class CheckTests {

    private static Course course() throws IOException {
        Path home = Path.of("..").toRealPath();
        return new Course(
                home, home.resolve("companion/target/work"), Course.in(home).labs());
    }

    static List<Answer> wrong() throws IOException {
        return Answer.all(course(), "wrong");
    }

    static List<Answer> right() throws IOException {
        return Answer.all(course(), "right");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongAnswerIsRejected(Answer answer) throws IOException {
        Finding last = last(findings(answer));

        assertThat(last.isMet()).isFalse();
        assertThat(last.requirement()).as(last.message()).isEqualTo(answer.rejectedBy());
        assertThat(answer.task().hint(last.failure())).as("a hint").isPresent();
    }

    @ParameterizedTest
    @MethodSource("right")
    void aRightAnswerIsAccepted(Answer answer) throws IOException {
        assertThat(findings(answer))
                .allMatch(Finding::isMet)
                .hasSameSizeAs(answer.task().requires());
    }

    @Test
    void theReferenceIsAcceptedAndTheStarterIsNot() throws IOException {
        Course course = course();
        for (Lab lab : course.labs()) {
            for (Task task : lab.tasks()) {
                Check check = new Check(course, lab, task);
                Map<String, String> reference = new LinkedHashMap<>();
                Map<String, String> starter = new LinkedHashMap<>();
                for (String source : lab.sources()) {
                    String text = course.reference(lab, source);
                    reference.put(source, new SourceFile(text).with(Region::lines));
                    starter.put(source, new Starter(lab, text).text());
                }
                assertThat(check.run(reference))
                        .as(task.name())
                        .allMatch(Finding::isMet)
                        .hasSameSizeAs(task.requires());
                Finding rejected = last(check.run(starter));
                assertThat(rejected.requirement()).isEqualTo(task.starterFails());
                assertThat(rejected.message()).contains(task.todo());
            }
        }
    }

    private static List<Finding> findings(Answer answer) throws IOException {
        return new Check(course(), answer.lab(), answer.task()).run(answer.written(course()));
    }

    private static Finding last(List<Finding> findings) {
        return findings.get(findings.size() - 1);
    }
}
