package containers.companion.experiment;

import containers.companion.lab.Change;
import containers.companion.lab.Course;
import containers.companion.sandbox.Patience;
import containers.companion.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes experiments, each in a sandbox of its own.
 *
 * @param course where the steps' classes are
 */
public record Experimenting(Course course) {

    /**
     * Makes one.
     *
     * @param step whose container
     * @param change what is different about the second one
     * @param command what a shell runs in both
     * @return what was printed about the two, with the exit status
     */
    public Sandbox.Result run(int step, Change change, String command) throws IOException {
        if (step == StepPlans.WITH_GROUP) {
            Sandbox.requireControlGroup(step);
        }
        List<String> words = new ArrayList<>(List.of(
                Trial.class.getName(),
                Integer.toString(step),
                command,
                change.kind().name(),
                Boolean.toString(change.asRoot())));
        words.addAll(change.names());
        return new Sandbox(course.home()).java(classPath(course), words, "", Patience.withRun());
    }

    /** What runs there: all steps, and this. */
    static List<Path> classPath(Course course) throws IOException {
        List<Path> classPath = new ArrayList<>(course.allClasses());
        classPath.addAll(Course.companionClasses());
        return classPath;
    }
}
