package containers.companion;

import containers.companion.Desk.Place;
import containers.companion.check.Check;
import containers.companion.check.Finding;
import containers.companion.lab.Failure;
import containers.companion.lab.Lab;
import containers.companion.lab.Requirement;
import containers.companion.lab.Task;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks of tasks. */
record Marking(Desk desk) {

    private static final int NOT_YET = 1;

    int check(String named) throws IOException {
        Place place = desk.task(named);
        List<Finding> findings = findings(place);
        Optional<Failure> failure = findings.stream()
                .filter(finding -> !finding.isMet())
                .findFirst()
                .map(Finding::failure);
        desk.state().change(place.name(), before -> before.attempted(failure, Instant.now()));
        System.out.println("Task " + place.name() + ": " + place.task().title());
        for (Finding finding : findings) {
            print(place.task(), finding);
        }
        String name = place.lab().step() + "/" + place.task().name();
        System.out.println(
                failure.isPresent()
                        ? "Not yet. ./workshop hint " + name + " helps."
                        : "Done. What have you seen? ./workshop quiz " + name + "\n" + next(place.lab()));
        return failure.isEmpty() ? 0 : NOT_YET;
    }

    private String next(Lab lab) throws IOException {
        if (desk.next(lab).isPresent()) {
            return "The next task: ./workshop start " + lab.step();
        }
        return "All tasks of step " + lab.step() + " are done. The other steps: ./workshop status";
    }

    private List<Finding> findings(Place place) throws IOException {
        Map<String, String> written = desk.written(place.lab());
        // What is compiled has one place.
        Check check = new Check(desk.course(), place.lab(), place.task());
        return desk.state().alone(() -> check.run(written));
    }

    private static void print(Task task, Finding finding) {
        String says = task.requires().stream()
                .filter(each -> each.method().equals(finding.requirement()))
                .map(Requirement::says)
                .findFirst()
                .orElse("your code can be run to its end");
        System.out.println((finding.isMet() ? "  met      " : "  not met  ") + says);
        if (!finding.isMet()) {
            finding.message().strip().lines().forEach(line -> System.out.println("           " + line));
        }
    }
}
