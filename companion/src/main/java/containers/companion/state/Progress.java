package containers.companion.state;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a learner is with a task.
 *
 * @param task {@code MODULE/TASK}
 * @param attempts how often it was checked
 * @param done when it was first passed; empty before
 * @param hints how many hints were given for the last failure: 0 to 3
 */
public record Progress(String task, int attempts, Optional<Instant> done, int hints) {

    /** Before the first attempt. */
    public static Progress none(String task) {
        return new Progress(task, 0, Optional.empty(), 0);
    }

    /** After one more attempt. */
    public Progress attempted(boolean passed, Instant now) {
        return new Progress(task, attempts + 1, done.or(() -> Optional.of(now).filter(any -> passed)), 0);
    }

    /** After one more hint. */
    public Progress hinted() {
        return new Progress(task, attempts, done, hints + 1);
    }

    /** As a line of words. */
    String line() {
        return task + " attempts=" + attempts + " hints=" + hints + " done="
                + done.map(Instant::toString).orElse("-");
    }

    /**
     * From such a line.
     *
     * @throws IllegalArgumentException when it isn't one
     */
    static Progress of(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 4 || !line.matches("\\S+ attempts=\\d{1,9} hints=\\d done=\\S+")) {
            throw new IllegalArgumentException("'" + line + "'");
        }
        String done = words[3].substring("done=".length());
        return new Progress(
                words[0],
                Integer.parseInt(words[1].substring("attempts=".length())),
                done.equals("-") ? Optional.empty() : Optional.of(Instant.parse(done)),
                Integer.parseInt(words[2].substring("hints=".length())));
    }
}
