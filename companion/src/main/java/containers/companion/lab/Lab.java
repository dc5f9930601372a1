package containers.companion.lab;

import java.util.List;
import java.util.stream.Stream;

/**
 * The tasks of one step.
 *
 * @param module the step's module, as in {@code step02-namespaces}
 * @param title what it is about
 * @param needsGroups whether what the learner writes makes control groups
 * @param tasks in the order in which they are done
 * @param experiments with what the step's plan has
 */
public record Lab(String module, String title, boolean needsGroups, List<Task> tasks, List<Experiment> experiments) {

    public Lab {
        tasks = List.copyOf(tasks);
        experiments = List.copyOf(experiments);
        if (tasks.stream().map(Task::name).distinct().count() != tasks.size()) {
            throw new IllegalArgumentException("two tasks have the same name");
        }
    }

    /** The files that have regions of its tasks, relative to the module's sources. */
    public List<String> sources() {
        return tasks.stream()
                .flatMap(task -> task.sources().stream())
                .distinct()
                .toList();
    }

    /** The step's number. */
    public int step() {
        return Integer.parseInt(module.substring("step".length(), "step".length() + 2));
    }

    /** Whether that is its step's number or its module. */
    public boolean isCalled(String step) {
        return module.equals(step) || Integer.toString(step()).equals(step);
    }

    /** The task with that name, or none. */
    public Stream<Task> named(String name) {
        return tasks.stream().filter(task -> task.name().equals(name));
    }
}
