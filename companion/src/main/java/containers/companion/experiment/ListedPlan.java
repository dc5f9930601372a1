package containers.companion.experiment;

import containers.companion.lab.Course;
import containers.companion.sandbox.Patience;
import containers.companion.sandbox.Sandbox;
import containers.telling.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A step's plan, as it was printed in a sandbox.
 *
 * @param parts the calls of each part, by its name
 */
public record ListedPlan(Map<String, List<String>> parts) {

    private static final Pattern FLAGS = Pattern.compile("[A-Z]\\w+(\\|[A-Z]\\w+)+");

    /**
     * Has it made.
     *
     * @param classes those in front of the steps' own; none for the steps' own plan
     * @throws UsageException when it can't be made, with what was printed instead
     */
    public static ListedPlan of(Course course, int step, Optional<Path> classes) throws IOException {
        List<Path> classPath = new ArrayList<>(classes.stream().toList());
        classPath.addAll(Experimenting.classPath(course));
        List<String> words = List.of(PlanListing.class.getName(), Integer.toString(step));
        Sandbox.Result result = new Sandbox(course.home()).java(classPath, words, "", Patience.withRun());
        if (result.status() != 0) {
            String first = result.output().lines().findFirst().orElse("it ended with status " + result.status());
            throw new UsageException("this plan can't be made: " + first);
        }
        return listed(result.output());
    }

    /**
     * The same plan, in which calls have their flags in the order of another's, where they differ in nothing else: the
     * kernel adds flags up.
     */
    public ListedPlan withFlagsAsIn(ListedPlan other) {
        Map<String, String> spellings = new HashMap<>();
        other.parts.values().forEach(calls -> calls.forEach(call -> spellings.put(sorted(call), call)));
        Map<String, List<String>> spelled = new LinkedHashMap<>();
        parts.forEach((part, calls) -> spelled.put(
                part,
                calls.stream()
                        .map(call -> spellings.getOrDefault(sorted(call), call))
                        .toList()));
        return new ListedPlan(spelled);
    }

    private static String sorted(String call) {
        return FLAGS.matcher(call)
                .replaceAll(flags ->
                        Stream.of(flags.group().split("\\|", -1)).sorted().collect(Collectors.joining("|")));
    }

    private static ListedPlan listed(String output) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        List<String> calls = new ArrayList<>();
        for (String line : output.lines().toList()) {
            if (line.startsWith(PlanListing.PART)) {
                calls = new ArrayList<>();
                parts.put(line.substring(1), calls);
            } else if (line.startsWith(PlanListing.CALL)) {
                calls.add(line.substring(1));
            }
        }
        return new ListedPlan(parts);
    }
}
