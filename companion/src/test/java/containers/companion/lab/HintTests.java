package containers.companion.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hints that nobody can be given, because an earlier one fits whatever they fit, or no requirement has that name. */
class HintTests {

    /** What a check can find before it comes to a requirement, or instead. */
    private static final List<String> OTHERS = List.of("compile", "time", "memory", "processes", "output", "ended");

    static List<Named<Task>> tasks() throws IOException {
        return Course.in(Path.of("..").toRealPath()).labs().stream()
                .flatMap(lab -> lab.tasks().stream().map(task -> Named.of(lab.step() + "/" + task.name(), task)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everyHintIsTheAnswerToSomeFailure(Task task) {
        assertThat(task.hints())
                .allSatisfy(hint -> assertThat(failures(task, hint))
                        .as(hint.text())
                        .anyMatch(failure -> task.hint(failure).equals(Optional.of(hint))));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everyFailureHasAHint(Task task) {
        assertThat(requirements(task))
                .allMatch(each -> task.hint(new Failure(each, Optional.empty(), Optional.empty()))
                        .isPresent());
    }

    private static Stream<Failure> failures(Task task, Hint hint) {
        return requirements(task).map(each -> new Failure(each, hint.call(), hint.errno()));
    }

    private static Stream<String> requirements(Task task) {
        return Stream.concat(task.requires().stream().map(Requirement::method), OTHERS.stream());
    }
}
