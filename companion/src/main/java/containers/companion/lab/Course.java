package containers.companion.lab;

import containers.telling.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * All labs, and where their files are.
 *
 * @param home the workshop's directory
 * @param work the learner's files, all of them, somewhere below it
 * @param labs one for each step that has one, in their order
 */
public record Course(Path home, Path work, List<Lab> labs) {

    public Course {
        labs = List.copyOf(labs);
    }

    /** Reads the labs below that directory. */
    public static Course in(Path home) throws IOException {
        try (Stream<Path> steps = Files.list(home.resolve("labs"))) {
            List<Path> files = steps.map(step -> step.resolve("lab.yaml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            Stream.Builder<Lab> labs = Stream.builder();
            for (Path file : files) {
                labs.add(LabFile.read(file));
            }
            return new Course(home, home.resolve("work"), labs.build().toList());
        }
    }

    /**
     * The lab of the step with that number or that module.
     *
     * @throws UsageException when there is none
     */
    public Lab lab(String step) {
        return labs.stream()
                .filter(lab -> lab.isCalled(step))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no lab for step '" + step + "': there are "
                        + String.join(", ", labs.stream().map(Lab::module).toList())));
    }

    /**
     * The first thing of a step's that a person may mean.
     *
     * @param named STEP/NAME; or NAME alone, which is looked for in all steps
     * @param things finds it in a lab, by its name there
     * @throws UsageException when there is no such step
     */
    public <T> Optional<T> find(String named, BiFunction<Lab, String, Optional<T>> things) {
        int slash = named.indexOf('/');
        List<Lab> where = slash < 0 ? labs : List.of(lab(named.substring(0, slash)));
        String name = named.substring(slash + 1);
        return where.stream().flatMap(lab -> things.apply(lab, name).stream()).findFirst();
    }

    /** The learner's file. */
    public Path written(Lab lab, String source) {
        return work.resolve(lab.module()).resolve(source);
    }

    /** The step's own. */
    public String reference(Lab lab, String source) throws IOException {
        return Files.readString(
                home.resolve(lab.module()).resolve("src/main/java").resolve(source));
    }

    /** Where what the learner wrote for a step is compiled to. */
    public Path classes(Lab lab) {
        return work.resolve(".classes").resolve(lab.module());
    }

    /** The reference's classes: the step's, behind them the earlier steps'. Relative to the workshop's directory. */
    public List<Path> referenceClasses(Lab lab) throws IOException {
        return classesUpTo(lab.module());
    }

    /** The same of all steps. */
    public List<Path> allClasses() throws IOException {
        return classesUpTo("step99");
    }

    /**
     * What runs in a sandbox besides the steps: this companion, its libraries, the tests' tools. Relative to the workshop's
     * directory.
     */
    public static List<Path> companionClasses() {
        return Stream.of("companion/target/classes", "companion/target/lib/*", "testing/target/classes")
                .map(Path::of)
                .toList();
    }

    private List<Path> classesUpTo(String last) throws IOException {
        try (Stream<Path> modules = Files.list(home)) {
            Stream<String> steps = modules.map(module -> module.getFileName().toString())
                    .filter(name -> name.matches("step\\d\\d-.*") && name.compareTo(last) <= 0)
                    .sorted(Comparator.reverseOrder());
            return Stream.concat(steps, Stream.of("machinery"))
                    .map(module -> Path.of(module, "target/classes"))
                    .toList();
        }
    }
}
