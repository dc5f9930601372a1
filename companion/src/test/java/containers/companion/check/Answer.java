package containers.companion.check;

import containers.companion.lab.Course;
import containers.companion.lab.Lab;
import containers.companion.lab.SourceFile;
import containers.companion.lab.Task;
import containers.testing.Feature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An answer to a task, as a learner could give it.
 *
 * @param lab the task's
 * @param task its task
 * @param name the file's name
 * @param lines the file's
 */
record Answer(Lab lab, Task task, String name, List<String> lines) {

    /** All in {@code wrong} or {@code right}. */
    static List<Answer> all(Course course, String kind) throws IOException {
        Stream.Builder<Answer> all = Stream.builder();
        for (Lab lab : course.labs()) {
            Path directory = course.home().resolve("labs").resolve(lab.module()).resolve(kind);
            try (Stream<Path> files = Files.list(directory)) {
                files.sorted().map(file -> of(lab, file)).forEach(all);
            }
        }
        return all.build().toList();
    }

    private static Answer of(Lab lab, Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            Task task = lab.named(header(lines, "task")).findFirst().orElseThrow();
            return new Answer(lab, task, file.getFileName().toString(), lines);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String header(List<String> lines, String name) {
        return headers(lines, name).findFirst().orElseThrow();
    }

    private static Stream<String> headers(List<String> lines, String name) {
        String start = "// " + name + ": ";
        return lines.stream().filter(line -> line.startsWith(start)).map(line -> line.substring(start.length()));
    }

    /** Whether this machine has what it takes for the answer to be a wrong one. */
    boolean isWrongHere() {
        return headers(lines, "needs").map(Feature::valueOf).allMatch(Feature::isThere);
    }

    /** The requirement that rejects it; or more of them, where it depends on how busy the machine is. */
    List<String> rejectedBy() {
        return List.of(header(lines, "rejected by").split(" or ", -1));
    }

    /** The reference's files with it in the place of its region. */
    Map<String, String> written(Course course) throws IOException {
        List<String> body =
                lines.stream().filter(line -> !line.startsWith("// ")).toList();
        String tag = header(lines, "region");
        Map<String, String> texts = new LinkedHashMap<>();
        for (String source : lab.sources()) {
            texts.put(
                    source,
                    new SourceFile(course.reference(lab, source))
                            .with(region -> region.tag().equals(tag) ? body : region.lines()));
        }
        return texts;
    }

    @Override
    public String toString() {
        return Stream.of(lab.module(), task.name(), name).collect(Collectors.joining("/"));
    }
}
