package containers.companion;

import containers.companion.Desk.Place;
import containers.companion.lab.Lab;
import containers.telling.UsageException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Checks whenever a file is saved. It looks at the files again and again: a folder that a virtual machine shares with its
 * host tells nobody of changes.
 */
record Watching(Desk desk) {

    private static final int PAUSE_MILLISECONDS = 200;

    /** Returns when the step is done. */
    int watch(String step) throws IOException {
        Lab lab = step.isEmpty() ? desk.task("").lab() : desk.course().lab(step);
        System.out.println("Checks when you save a file of work/" + lab.module() + ". Ctrl-C ends it.");
        Map<String, String> before = Map.of();
        while (desk.next(lab).isPresent()) {
            Map<String, String> now = desk.written(lab);
            if (!now.equals(before)) {
                before = now;
                checkNext(lab);
            } else {
                pause();
            }
        }
        System.out.println("Step " + lab.step() + " is done.");
        return 0;
    }

    /** One after the other, as long as they pass. */
    private void checkNext(Lab lab) throws IOException {
        boolean passed = true;
        for (Optional<Place> next = desk.next(lab); passed && next.isPresent(); next = desk.next(lab)) {
            passed = new Marking(desk).check(next.get().name()) == 0;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLISECONDS);
        } catch (InterruptedException ended) {
            throw new UsageException("the watch was ended");
        }
    }
}
