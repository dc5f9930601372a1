package containers.companion;

import containers.companion.Desk.Place;
import containers.companion.lab.Lab;
import containers.companion.lab.Starter;
import containers.companion.lab.Task;
import containers.telling.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The way through the steps: what is done, and what is begun. */
record Tour(Desk desk) {

    int status() throws IOException {
        boolean isNext = true;
        int count = 0;
        int total = 0;
        for (Lab lab : desk.course().labs()) {
            System.out.println("Step " + lab.step() + ": " + lab.title()
                    + (desk.isStarted(lab) ? "" : " (./workshop start " + lab.step() + ")"));
            for (Task task : lab.tasks()) {
                boolean done = desk.isDone(new Place(lab, task));
                System.out.println(
                        (done ? "  done  " : isNext ? "  next  " : "        ") + task.name() + ": " + task.title());
                isNext &= done;
                count += done ? 1 : 0;
                total++;
            }
        }
        System.out.println(
                "[" + "#".repeat(count) + ".".repeat(total - count) + "] " + count + " of " + total + " done");
        return 0;
    }

    int start(String step) throws IOException {
        Lab lab = step.isEmpty() ? first() : desk.course().lab(step);
        for (String source : lab.sources()) {
            Path file = desk.course().written(lab, source);
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, new Starter(lab, desk.course().reference(lab, source)).text());
            }
            System.out.println("Your file: " + desk.course().home().relativize(file));
        }
        printNextTask(lab);
        return 0;
    }

    private void printNextTask(Lab lab) throws IOException {
        Optional<Place> next = desk.next(lab);
        if (next.isPresent()) {
            desk.state().change(next.get().name(), before -> before.seen(Instant.now()));
        }
        String text = next.map(Place::task).map(Tour::told).orElse("All its tasks are done.");
        System.out.println("\n" + text);
    }

    private static String told(Task task) {
        return "Task " + task.name() + ": " + task.title() + "\n\n" + new Paragraphs(task.text())
                + "\n\nFirst say what you expect: ./workshop quiz\nThen write, and see: ./workshop check";
    }

    /** The first step that isn't begun. */
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
        System.out.println("Your old files: work/" + lab.module() + ".old" + number);
        return start(Integer.toString(lab.step()));
    }
}
