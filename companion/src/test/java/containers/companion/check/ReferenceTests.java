package containers.companion.check;

import static org.assertj.core.api.Assertions.assertThat;

import containers.companion.lab.Course;
import containers.companion.lab.Lab;
import containers.companion.lab.Region;
import containers.companion.lab.Requirement;
import containers.companion.lab.SourceFile;
import containers.companion.lab.Task;
import containers.companion.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a lab asks of a learner can be had: the workshop's own code meets all of it, in one sandbox. Where a sandbox takes long
 * to start, as in an emulated machine, this is quick enough for other kinds of machines.
 */
@Tag("graders")
class ReferenceTests {

    static List<String> labs() throws IOException {
        return Course.in(Path.of("..").toRealPath()).labs().stream()
                .filter(lab -> !lab.needsGroups() || Sandbox.hasControlGroup())
                .map(Lab::module)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("labs")
    void theReferenceMeetsAllRequirements(String module) throws IOException {
        Course all = Course.in(Path.of("..").toRealPath());
        Path work = Files.createDirectories(all.home().resolve("companion/target/work"));
        Course course = new Course(all.home(), Files.createTempDirectory(work, "reference"), all.labs());
        Lab lab = course.labs().stream()
                .filter(each -> each.module().equals(module))
                .findFirst()
                .orElseThrow();
        Task whole = whole(lab);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String source : lab.sources()) {
            texts.put(source, new SourceFile(course.reference(lab, source)).with(Region::lines));
        }

        assertThat(new Check(course, lab, whole).run(texts))
                .allMatch(Finding::isMet)
                .hasSameSizeAs(whole.requires());
    }

    /** All tasks as one. */
    private static Task whole(Lab lab) {
        Task first = lab.tasks().get(0);
        List<Requirement> requires = lab.tasks().stream()
                .flatMap(task -> task.requires().stream())
                .distinct()
                .toList();
        return new Task(
                "whole",
                lab.title(),
                first.todo(),
                lab.sources(),
                first.text(),
                first.predict(),
                requires,
                List.of(),
                first.direction(),
                first.after(),
                requires.get(0).method());
    }
}
