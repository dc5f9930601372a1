package containers.companion.check;

import containers.companion.lab.Course;
import containers.companion.lab.Lab;
import containers.companion.lab.Starter;
import containers.companion.lab.Task;
import containers.companion.sandbox.Patience;
import containers.companion.sandbox.Sandbox;
import containers.launch.RandomHex;
import containers.telling.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The check of a task.
 *
 * @param course where all files are
 * @param lab the task's
 * @param task what is checked
 */
public record Check(Course course, Lab lab, Task task) {

    private static final int WORD = 16;

    /**
     * Checks it.
     *
     * @param written the learner's files, by their paths below the source directory
     * @throws UsageException when the step needs what this user doesn't have here
     * @return a finding for each requirement, in their order, up to the first that isn't met
     */
    public List<Finding> run(Map<String, String> written) throws IOException {
        if (lab.needsGroups()) {
            Sandbox.requireControlGroup(lab.step());
        }
        Optional<Finding> broken = compile(written);
        return broken.isPresent() ? List.of(broken.get()) : judge();
    }

    private Optional<Finding> compile(Map<String, String> written) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String source : lab.sources()) {
            String text = written.get(source).replace("\r\n", "\n");
            texts.put(source, new Starter(lab, course.reference(lab, source)).filled(text, task));
        }
        return compile(course, lab, texts);
    }

    /**
     * Compiles files whose gaps are filled, to where the learner's classes of that lab are.
     *
     * @return what is wrong; empty when nothing is
     */
    public static Optional<Finding> compile(Course course, Lab lab, Map<String, String> texts) throws IOException {
        List<Path> reference = course.referenceClasses(lab).stream()
                .map(course.home()::resolve)
                .toList();
        Optional<String> error = new LearnersCode(texts).compile(reference, course.classes(lab));
        if (error.isPresent()) {
            return error.map(message -> Finding.notMet("compile", message));
        }
        Signatures signatures = new Signatures(course.classes(lab), reference);
        for (String source : lab.sources()) {
            Optional<String> missing = signatures.missing(source);
            if (missing.isPresent()) {
                return missing.map(declaration -> Finding.notMet(
                        "compile", source + ": others need this of it, and it isn't there: " + declaration));
            }
        }
        return signatures
                .foreign(lab.sources())
                .map(type -> Finding.notMet("compile", "a class of your own goes into the file's class: " + type));
    }

    private List<Finding> judge() throws IOException {
        Map<String, String> words = new LinkedHashMap<>();
        task.requires().forEach(requirement -> words.put(RandomHex.digits(WORD), requirement.test()));
        Sandbox.Result result = new Sandbox(course.home())
                .java(classPath(), List.of(Judge.class.getName()), Judge.requirements(words), Patience.withRun());
        List<String> printed = result.output().lines().toList();
        List<Finding> findings = new ArrayList<>();
        for (String word : words.keySet()) {
            printed.stream()
                    .filter(line -> line.startsWith(word))
                    .findFirst()
                    .map(line -> Finding.of(line.substring(word.length())))
                    .ifPresent(findings::add);
        }
        boolean decided = findings.stream().anyMatch(finding -> !finding.isMet());
        if (decided && wasRefused(result)) {
            // That is why the requirement isn't met.
            findings.set(findings.size() - 1, ended(result));
        } else if (!decided && findings.size() < task.requires().size()) {
            findings.add(ended(result));
        }
        return findings;
    }

    private static boolean wasRefused(Sandbox.Result result) {
        return result.end() == Sandbox.End.MEMORY || result.end() == Sandbox.End.PROCESSES;
    }

    private static Finding ended(Sandbox.Result result) {
        return switch (result.end()) {
            case TIME ->
                Finding.notMet(
                        "time", "it took longer than " + Patience.withRun().toSeconds() + " seconds, and was ended");
            case OUTPUT -> Finding.notMet("output", "it printed more than a megabyte, and was ended");
            case MEMORY -> Finding.notMet("memory", "it took more memory than a sandbox has, and was ended");
            case PROCESSES ->
                Finding.notMet("processes", "it started more processes and threads than a sandbox may have: 512");
            case ITSELF ->
                Finding.notMet("ended", "the process of the tests ended before they did: " + result.status());
        };
    }

    private List<Path> classPath() throws IOException {
        // The judge and the tests first: no class of the learner's can take their places.
        List<Path> path = new ArrayList<>(Course.companionClasses());
        path.add(Path.of(lab.module(), "target/test-classes"));
        path.add(course.home().relativize(course.classes(lab)));
        path.addAll(course.referenceClasses(lab));
        return path;
    }
}
