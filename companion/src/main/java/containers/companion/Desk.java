package containers.companion;

import containers.companion.lab.Course;
import containers.companion.lab.Lab;
import containers.companion.lab.Task;
import containers.companion.state.Progress;
import containers.companion.state.State;
import containers.telling.UsageException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A learner's labs, files and progress.
 *
 * @param course all labs
 * @param state how far the learner is
 */
record Desk(Course course, State state) {

    /** A task, and the lab that it is in. */
    record Place(Lab lab, Task task) {

        String name() {
            return lab.module() + "/" + task.name();
        }
    }

    /** The task that a person named, or the next of the step that they worked on last. */
    Place task(String named) throws IOException {
        if (named.isEmpty()) {
            return next().orElseThrow(this::nothingIsNext);
        }
        return course.find(named, Desk::place)
                .orElseThrow(() -> new UsageException(course.labs().stream()
                        .filter(lab -> lab.isCalled(named))
                        .findFirst()
                        .map(Desk::whichOf)
                        .orElse("there is no task '" + named + "' (./workshop status)")));
    }

    private static Optional<Place> place(Lab lab, String name) {
        return lab.named(name).map(task -> new Place(lab, task)).findFirst();
    }

    private static String whichOf(Lab lab) {
        return "which task of step " + lab.step() + "? "
                + lab.tasks().stream()
                        .map(task -> lab.step() + "/" + task.name())
                        .collect(Collectors.joining(", "));
    }

    /** The next task of the started step that was worked on last; empty when none is started, or all is done. */
    Optional<Place> next() throws IOException {
        Optional<Place> latest = Optional.empty();
        Instant when = Instant.MIN;
        for (Lab lab : course.labs()) {
            Optional<Place> next = isStarted(lab) ? next(lab) : Optional.empty();
            Instant last = lastWork(lab);
            if (next.isPresent() && (latest.isEmpty() || last.isAfter(when))) {
                latest = next;
                when = last;
            }
        }
        return latest;
    }

    private Instant lastWork(Lab lab) throws IOException {
        Instant last = Instant.MIN;
        for (Task task : lab.tasks()) {
            Instant one = progress(new Place(lab, task)).worked().last().orElse(Instant.MIN);
            last = one.isAfter(last) ? one : last;
        }
        return last;
    }

    private UsageException nothingIsNext() {
        return new UsageException(
                course.labs().stream().anyMatch(this::isStarted)
                        ? "all tasks of the steps that you have started are done: ./workshop start STEP begins another"
                        : "no step is started yet: ./workshop start");
    }

    /** The first task of that step that isn't done; empty when all are. */
    Optional<Place> next(Lab lab) throws IOException {
        for (Task task : lab.tasks()) {
            Place place = new Place(lab, task);
            if (!isDone(place)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    boolean isDone(Place place) throws IOException {
        return progress(place).done().isPresent();
    }

    boolean isStarted(Lab lab) {
        return Files.isDirectory(course.work().resolve(lab.module()));
    }

    Progress progress(Place place) throws IOException {
        return state.of(place.name());
    }

    /** The learner's files. */
    Map<String, String> written(Lab lab) throws IOException {
        if (!isStarted(lab)) {
            throw new UsageException("this step isn't started yet: ./workshop start " + lab.step());
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (String source : lab.sources()) {
            texts.put(source, text(lab, course.written(lab, source)));
        }
        return texts;
    }

    private String text(Lab lab, Path file) throws IOException {
        String name = course.home().relativize(file).toString();
        if (!Files.isRegularFile(file)) {
            throw new UsageException(name + " isn't there any more: ./workshop start " + lab.step()
                    + " puts it there again, with its gaps");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException other) {
            throw new UsageException(name + " isn't text in UTF-8: save it so, or ./workshop reset " + lab.step());
        }
    }
}
