package containers.companion.state;

import containers.companion.lab.Failure;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a learner is with a task.
 *
 * @param task {@code MODULE/TASK}
 * @param attempts how often it was checked
 * @param done when it was first passed; empty before
 * @param hints how many hints were given for the last failure: 0 to 2
 * @param failure the last one; empty when there is none
 */
public record Progress(String task, int attempts, Optional<Instant> done, int hints, Optional<Failure> failure) {

    private static final Pattern LINE =
            Pattern.compile("(\\S+) attempts=(\\d{1,9}) hints=(\\d) done=(\\S+) failure=(\\S+)");
    private static final String NONE = "-";

    /** Before the first attempt. */
    public static Progress none(String task) {
        return new Progress(task, 0, Optional.empty(), 0, Optional.empty());
    }

    /** After one more attempt, which passed where there is no failure. */
    public Progress attempted(Optional<Failure> failed, Instant now) {
        Optional<Instant> first = done.or(() -> Optional.of(now).filter(any -> failed.isEmpty()));
        return new Progress(task, attempts + 1, first, failed.equals(failure) ? hints : 0, failed);
    }

    /** After one more hint. */
    public Progress hinted() {
        return new Progress(task, attempts, done, hints + 1, failure);
    }

    /** As a line of words. */
    String line() {
        return task + " attempts=" + attempts + " hints=" + hints + " done="
                + done.map(Instant::toString).orElse(NONE) + " failure="
                + failure.map(Failure::word).orElse(NONE);
    }

    /**
     * From such a line.
     *
     * @throws IllegalArgumentException when it isn't one
     */
    static Progress of(String line) {
        Matcher words = LINE.matcher(line);
        if (!words.matches()) {
            throw new IllegalArgumentException("'" + line + "'");
        }
        return new Progress(
                words.group(1),
                Integer.parseInt(words.group(2)),
                known(words.group(4)).map(Instant::parse),
                Integer.parseInt(words.group(3)),
                known(words.group(5)).map(Failure::ofWord));
    }

    private static Optional<String> known(String word) {
        return Optional.of(word).filter(each -> !each.equals(NONE));
    }
}
