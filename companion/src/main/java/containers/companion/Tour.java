package containers.companion;

import containers.companion.Desk.Place;
import containers.companion.lab.Lab;
import containers.companion.lab.Starter;
import containers.companion.lab.Task;
import containers.companion.state.Progress;
import containers.telling.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way through the steps: what is done, and what is begun.
 *
 * @param desk the learner's
 * @param machine tells what is missing for a step
 */
record Tour(Desk desk, Machine machine) {

    /** The machine that the steps are to run on. */
    interface Machine {

        /** Lines for a person about what it lacks for that step; none where the step works. */
        List<String> missingFor(int step) throws IOException;
    }

    int status() throws IOException {
        List<String> lines = new ArrayList<>();
        Optional<Place> next = next();
        int count = 0;
        int total = 0;
        for (Lab lab : desk.course().labs()) {
            lines.add("Step " + lab.step() + ": " + lab.title()
                    + (desk.isStarted(lab) ? "" : " (./workshop start " + lab.step() + ")"));
            for (Task task : lab.tasks()) {
                Place place = new Place(lab, task);
                boolean done = desk.isDone(place);
                boolean isNext = next.equals(Optional.of(place));
                lines.add((done ? "  done  " : isNext ? "  next  " : "        ") + task.name() + ": " + task.title());
                count += done ? 1 : 0;
                total++;
            }
        }
        lines.add("[" + "#".repeat(count) + ".".repeat(total - count) + "] " + count + " of " + total + " done");
        lines.forEach(System.out::println);
        return 0;
    }

    /** What a check without a name would look at, or the first of all that isn't done. */
    private Optional<Place> next() throws IOException {
        Optional<Place> next = desk.next();
        for (Lab lab : desk.course().labs()) {
            next = next.isPresent() ? next : desk.next(lab);
        }
        return next;
    }

    int start(String named) throws IOException {
        if (named.contains("/")) {
            Place place = desk.task(named);
            put(place.lab());
            show(place);
        } else {
            Lab lab = named.isEmpty() ? current() : desk.course().lab(named);
            if (named.isEmpty()) {
                String what = desk.isStarted(lab) ? " goes on: " : " begins: ";
                System.out.println("Step " + lab.step() + what + lab.title());
            }
            put(lab);
            Optional<Place> next = desk.next(lab);
            if (next.isPresent()) {
                show(next.get());
            } else {
                System.out.println("\nAll its tasks are done.");
            }
        }
        return 0;
    }

    /** Before anybody looks for the mistake in their own lines. */
    private void put(Lab lab) throws IOException {
        List<String> missing = machine.missingFor(lab.step());
        if (!missing.isEmpty()) {
            System.out.println("This machine lacks something that step " + lab.step() + " needs (./contain doctor):");
            missing.forEach(System.out::println);
            System.out.println();
        }
        for (String source : lab.sources()) {
            Path file = desk.course().written(lab, source);
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, new Starter(lab, desk.course().reference(lab, source)).text());
            }
            System.out.println("Your file: " + desk.course().home().relativize(file));
        }
    }

    private void show(Place place) throws IOException {
        desk.state().change(place.name(), before -> before.seen(Instant.now()));
        Task task = place.task();
        String name = place.lab().step() + "/" + task.name();
        System.out.println("\nTask " + task.name() + ": " + task.title() + "\n\n" + new Paragraphs(task.text()) + "\n");
        for (String source : task.sources()) {
            System.out.println("The gap is in " + source);
        }
        System.out.println("First say what you expect: ./workshop quiz " + name);
        System.out.println("Then write, and see: ./workshop check " + name);
    }

    /** The step that is under way, or the first that isn't begun. */
    private Lab current() throws IOException {
        Optional<Place> next = desk.next();
        return next.isPresent() ? next.get().lab() : first();
    }

    private Lab first() {
        return desk.course().labs().stream()
                .filter(lab -> !desk.isStarted(lab))
                .findFirst()
                .orElseThrow(() -> new UsageException("all steps are started (./workshop status)"));
    }

    int reset(String step) throws IOException {
        Lab lab = step.isEmpty() ? desk.task("").lab() : desk.course().lab(step);
        if (!desk.isStarted(lab)) {
            return start(Integer.toString(lab.step()));
        }
        Path old = desk.course().work().resolve(lab.module());
        int number = 1;
        while (Files.exists(old.resolveSibling(lab.module() + ".old" + number))) {
            number++;
        }
        Files.move(old, old.resolveSibling(lab.module() + ".old" + number));
        for (Task task : lab.tasks()) {
            desk.state().change(new Place(lab, task).name(), Progress::anew);
        }
        System.out.println("Your old files: work/" + lab.module() + ".old" + number);
        return start(Integer.toString(lab.step()));
    }
}
