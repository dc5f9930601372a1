package containers.companion.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads {@code labs/stepNN-name/lab.yaml}. */
public final class LabFile {

    private static final String GROUPS = "control groups";

    private LabFile() {}

    /**
     * Reads that file.
     *
     * @throws IllegalArgumentException when something is missing in it or wrong
     */
    public static Lab read(Path file) throws IOException {
        try {
            Load load =
                    new Load(LoadSettings.builder().setLabel(file.toString()).build());
            return lab(Entries.of(load.loadFromString(Files.readString(file))));
        } catch (YamlEngineException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException(file + ": " + wrong.getMessage(), wrong);
        }
    }

    private static Lab lab(Entries lab) {
        List<Task> tasks = lab.list("tasks", task -> task(Entries.of(task)));
        List<Experiment> experiments = lab.listOrNone("experiments", each -> experiment(Entries.of(each)));
        return new Lab(lab.text("module"), lab.text("title"), needsGroups(lab), tasks, experiments);
    }

    private static boolean needsGroups(Entries lab) {
        Optional<String> needs = lab.word("needs");
        if (needs.isPresent() && !needs.get().equals(GROUPS)) {
            throw new IllegalArgumentException("needs: can only be '" + GROUPS + "'");
        }
        return needs.isPresent();
    }

    private static Task task(Entries task) {
        Entries hints = task.entries("hints");
        return new Task(
                task.text("name"),
                task.text("title"),
                task.text("todo"),
                task.list("sources", Object::toString),
                task.text("text"),
                question(task.entries("predict")),
                task.list("requires", each -> requirement(Entries.of(each))),
                hints.list("first", each -> hint(Entries.of(each))),
                hints.text("direction"),
                question(task.entries("after")),
                task.text("starter-fails"));
    }

    private static Experiment experiment(Entries experiment) {
        return new Experiment(
                experiment.text("name"),
                change(experiment),
                experiment.word("command").orElse(""),
                question(experiment.entries("predict"), experiment.text("why")));
    }

    private static Change change(Entries experiment) {
        for (Change.Kind kind : Change.Kind.values()) {
            if (experiment.word(kind.word()).isPresent()) {
                List<String> parts = kind.parts() == 1
                        ? List.of(experiment.text(kind.word()))
                        : experiment.list(kind.word(), Object::toString);
                return new Change(kind, parts, experiment.word("as").isPresent());
            }
        }
        throw new IllegalArgumentException("an experiment has without, swap, or only-to");
    }

    private static Question question(Entries question) {
        return question(question, question.text("why"));
    }

    private static Question question(Entries question, String why) {
        return new Question(
                question.text("question"), question.list("answers", Object::toString), question.number("right"), why);
    }

    private static Requirement requirement(Entries requirement) {
        return new Requirement(requirement.text("test"), requirement.text("says"));
    }

    private static Hint hint(Entries hint) {
        Entries when = hint.entriesOrNone("when");
        Optional<String> call = when.word("call");
        return new Hint(call, when.word("errno"), when.word("requirement"), hint.text("text"));
    }
}
