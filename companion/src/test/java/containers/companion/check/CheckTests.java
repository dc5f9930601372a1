package containers.companion.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.companion.lab.Course;
import containers.companion.lab.Hint;
import containers.companion.lab.Lab;
import containers.companion.lab.Region;
import containers.companion.lab.SourceFile;
import containers.companion.lab.Starter;
import containers.companion.lab.Task;
import containers.companion.sandbox.Sandbox;
import containers.telling.UsageException;
import containers.testing.HostSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The graders are graded: what is right passes, and what is wrong is rejected for the reason that its file names. */
@Tag("graders")
@Execution(ExecutionMode.CONCURRENT)
class CheckTests {

    /** For who works on one lab, the beginning of its name: {@code -Dlabs.only=step04}. */
    private static final String ONLY = System.getProperty("labs.only", "step");

    /** With a directory of its own for what is compiled: two are checked at once. */
    private static Course course() throws IOException {
        Path home = Path.of("..").toRealPath();
        Path work = Files.createDirectories(home.resolve("companion/target/work"));
        return new Course(
                home, Files.createTempDirectory(work, "answer"), Course.in(home).labs());
    }

    private static Course chosen() throws IOException {
        Course all = course();
        return new Course(
                all.home(),
                all.work(),
                all.labs().stream().filter(lab -> lab.module().startsWith(ONLY)).toList());
    }

    /** The hints that wrong answers were given. */
    private static final Set<String> GIVEN = ConcurrentHashMap.newKeySet();

    private static HostSnapshot before;

    @BeforeAll
    static void lookAtTheHost() {
        before = HostSnapshot.take();
    }

    @AfterAll
    static void theHostIsUntouched() {
        before.assertUnchanged();
    }

    /** But for control groups: which answers are wrong, and why, depends on their version. */
    @AfterAll
    static void everyHintWasGivenToSomebody() throws IOException {
        Set<String> never = new TreeSet<>();
        for (Lab lab : chosen().labs()) {
            for (Task task : lab.needsGroups() || GIVEN.isEmpty() ? List.<Task>of() : lab.tasks()) {
                task.hints().forEach(hint -> never.add(task.name() + ": " + hint.text()));
            }
        }
        never.removeAll(GIVEN);
        assertThat(never).as("hints that no wrong answer leads to").isEmpty();
    }

    static List<Answer> wrong() throws IOException {
        return Answer.all(chosen(), "wrong").stream()
                .filter(Answer::isWrongHere)
                .toList();
    }

    static List<Answer> right() throws IOException {
        return Answer.all(chosen(), "right");
    }

    /** More than two hundred, and it is nothing to them who asks: CI has root ask, and nobody else. */
    @ParameterizedTest
    @MethodSource("wrong")
    @Tag("wrong-answers")
    void aWrongAnswerIsRejected(Answer answer) throws IOException {
        List<Finding> findings = findings(answer);
        if (findings.isEmpty()) {
            return;
        }
        Finding last = last(findings);

        assertThat(last.isMet()).isFalse();
        assertThat(last.requirement()).as(last.message()).isIn(answer.rejectedBy());
        Optional<Hint> hint = answer.task().hint(last.failure());
        assertThat(hint).as("a hint").isPresent();
        GIVEN.add(answer.task().name() + ": " + hint.get().text());
    }

    @ParameterizedTest
    @MethodSource("right")
    void aRightAnswerIsAccepted(Answer answer) throws IOException {
        assertAllMet(findings(answer), answer.task());
    }

    /** The tests would meet it, and believe it. */
    @Test
    void aClassOfTheReferencesIsntReplaced() throws IOException {
        Course course = course();
        Lab lab = course.lab("2");
        Check check = new Check(course, lab, lab.named("hostname").findFirst().orElseThrow());
        Map<String, String> texts = texts(check, text -> new SourceFile(text).with(Region::lines));
        texts.computeIfPresent(
                "containers/namespaces/Namespaces.java", (path, text) -> text + "class NamespaceAdvice {}");

        Finding last = last(check.run(texts));
        assertThat(last.isMet()).isFalse();
        assertThat(last.message()).endsWith("class containers.namespaces.NamespaceAdvice");
    }

    static List<Named<Check>> tasks() throws IOException {
        List<Named<Check>> checks = new ArrayList<>();
        for (Lab lab : chosen().labs()) {
            for (Task task : lab.tasks()) {
                checks.add(Named.of(lab.module() + "/" + task.name(), new Check(course(), lab, task)));
            }
        }
        return checks;
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void theReferenceIsAccepted(Check check) throws IOException {
        assertAllMet(findings(check, texts(check, text -> new SourceFile(text).with(Region::lines))), check.task());
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void theStarterIsRejected(Check check) throws IOException {
        List<Finding> findings = findings(check, texts(check, text -> new Starter(check.lab(), text).text()));
        if (findings.isEmpty()) {
            return;
        }
        Finding rejected = last(findings);

        assertThat(rejected.isMet()).isFalse();
        assertThat(rejected.requirement()).isEqualTo(check.task().starterFails());
        assertThat(rejected.message()).contains(check.task().todo());
    }

    private static Map<String, String> texts(Check check, UnaryOperator<String> text) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String source : check.lab().sources()) {
            texts.put(source, text.apply(check.course().reference(check.lab(), source)));
        }
        return texts;
    }

    private static void assertAllMet(List<Finding> findings, Task task) {
        if (!findings.isEmpty()) {
            assertThat(findings).allMatch(Finding::isMet).hasSameSizeAs(task.requires());
        }
    }

    private static List<Finding> findings(Answer answer) throws IOException {
        Course course = course();
        return findings(new Check(course, answer.lab(), answer.task()), answer.written(course));
    }

    /** None where all that there is to see is one line: an ordinary user can't make control groups everywhere. */
    private static List<Finding> findings(Check check, Map<String, String> written) throws IOException {
        if (check.lab().needsGroups() && !Sandbox.hasControlGroup()) {
            assertThatThrownBy(() -> check.run(written))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("as root")
                    .hasMessageNotContaining("\n");
            return List.of();
        }
        return check.run(written);
    }

    private static Finding last(List<Finding> findings) {
        return findings.get(findings.size() - 1);
    }
}
