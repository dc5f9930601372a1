package containers.companion;

import containers.companion.Desk.Place;
import containers.companion.lab.Hint;
import containers.companion.lab.Region;
import containers.companion.lab.SourceFile;
import containers.companion.lab.Starter;
import containers.companion.lab.Task;
import containers.companion.state.Progress;
import containers.telling.UsageException;
import containers.testing.Difference;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Hints, and at last the solution. */
record Hints(Desk desk) {

    private static final int LAST = 2;

    /** The first answers the failure, the second gives a direction, the third is the solution. */
    int hint(String named) throws IOException {
        Place place = desk.task(named);
        Progress progress = desk.progress(place);
        switch (progress.hints()) {
            case 0 -> System.out.println(new Paragraphs(answer(place.task(), progress)));
            case 1 -> System.out.println(new Paragraphs(place.task().direction()));
            default -> printRegions(place);
        }
        if (progress.hints() < LAST) {
            desk.state().change(place.name(), before -> before.hinted(Instant.now()));
        }
        return 0;
    }

    private static String answer(Task task, Progress progress) {
        return progress.failure()
                .flatMap(task::hint)
                .map(Hint::text)
                .orElseThrow(
                        () -> new UsageException("a hint is an answer to what went wrong: ./workshop check first"));
    }

    private void printRegions(Place place) throws IOException {
        for (String source : place.task().sources()) {
            for (Region region : new SourceFile(desk.course().reference(place.lab(), source)).regions()) {
                if (place.task().hasRegion(region.tag())) {
                    System.out.println(source + ":\n" + region.text());
                }
            }
        }
    }

    /** What the reference has, and the learner hasn't. Gaps of other tasks stay gaps. */
    int solution(String named, boolean anyway) throws IOException {
        Place place = desk.task(named);
        if (!anyway && !desk.isDone(place)) {
            throw new UsageException(
                    "this task isn't done yet: ./workshop hint helps, and solution --show shows it anyway");
        }
        Map<String, String> written = desk.written(place.lab());
        for (String source : place.task().sources()) {
            String reference = new Starter(place.lab(), desk.course().reference(place.lab(), source))
                    .finished(written.get(source), place.task());
            List<String> lines = Difference.changes(
                    written.get(source).lines().toList(), reference.lines().toList());
            System.out.println(source + ": " + (lines.isEmpty() ? "the same" : "- yours, + the workshop's"));
            lines.forEach(System.out::println);
        }
        return 0;
    }
}
