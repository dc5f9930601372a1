package containers.companion;

import containers.companion.Desk.Place;
import containers.companion.check.Check;
import containers.companion.check.Finding;
import containers.companion.lab.Hint;
import containers.companion.lab.Lab;
import containers.companion.lab.Requirement;
import containers.companion.lab.SourceFile;
import containers.companion.lab.Task;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Checks of tasks, and hints. */
record Marking(Desk desk) {

    private static final int NOT_YET = 1;

    int check(String named) throws IOException {
        Place place = desk.task(named);
        List<Finding> findings = findings(place);
        boolean passed = findings.stream().allMatch(Finding::isMet);
        desk.state().change(place.name(), before -> before.attempted(passed, Instant.now()));
        System.out.println("Task " + place.name() + ": " + place.task().title());
        for (Finding finding : findings) {
            print(place.task(), finding);
        }
        System.out.println(passed ? "Done." : "Not yet. ./workshop hint helps.");
        return passed ? 0 : NOT_YET;
    }

    private List<Finding> findings(Place place) throws IOException {
        return new Check(desk.course(), place.lab(), place.task()).run(desk.written(place.lab()));
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

    /** The first answers the failure, the second gives a direction, the third is the solution. */
    int hint(String named) throws IOException {
        Place place = desk.task(named);
        switch (desk.progress(place).hints()) {
            case 0 -> answer(place);
            case 1 -> System.out.println(place.task().direction());
            default -> solution(place.lab(), place.task());
        }
        desk.state().change(place.name(), before -> before.hints() < 2 ? before.hinted() : before);
        return 0;
    }

    private void answer(Place place) throws IOException {
        Optional<Finding> failed =
                findings(place).stream().filter(finding -> !finding.isMet()).findFirst();
        String text = failed.flatMap(finding -> place.task().hint(finding.failure()))
                .map(Hint::text)
                .orElse("Nothing is wrong with it: ./workshop check");
        System.out.println(text);
    }

    private void solution(Lab lab, Task task) throws IOException {
        for (String source : task.sources()) {
            new SourceFile(desk.course().reference(lab, source))
                    .regions().stream()
                            .filter(region -> task.hasRegion(region.tag()))
                            .forEach(region -> System.out.println(source + ":\n" + region.text()));
        }
    }
}
