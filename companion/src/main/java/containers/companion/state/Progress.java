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
 * @param worked how long, until it was done
 */
public record Progress(
        String task, int attempts, Optional<Instant> done, int hints, Optional<Failure> failure, Worked worked) {

    /** The last two came with version 2. */
    private static final Pattern LINE = Pattern.compile(
            "(\\S+) attempts=(\\d{1,9}) hints=(\\d) done=(\\S+) failure=(\\S+)(?: seconds=(\\d{1,9}) last=(\\S+))?");

    private static final String NONE = "-";

    /** Before the first attempt. */
    public static Progress none(String task) {
        return new Progress(task, 0, Optional.empty(), 0, Optional.empty(), Worked.NONE);
    }

    /** After one more attempt, which passed where there is no failure. */
    public Progress attempted(Optional<Failure> failed, Instant now) {
        Optional<Instant> first = done.or(() -> Optional.of(now).filter(any -> failed.isEmpty()));
        return new Progress(task, attempts + 1, first, failed.equals(failure) ? hints : 0, failed, worked(now));
    }

    /** After the learner looked at it. */
    public Progress seen(Instant now) {
        return new Progress(task, attempts, done, hints, failure, worked(now));
    }

    /** After its files were taken away: not done. What was counted stays. */
    public Progress anew() {
        return new Progress(task, attempts, Optional.empty(), 0, Optional.empty(), worked);
    }

    private Worked worked(Instant now) {
        return done.isPresent() ? worked : worked.until(now);
    }

    /** After one more hint. */
    public Progress hinted(Instant now) {
        return new Progress(task, attempts, done, hints + 1, failure, worked(now));
    }

    /** As a line of words. */
    String line() {
        return task + " attempts=" + attempts + " hints=" + hints + " done="
                + done.map(Instant::toString).orElse(NONE) + " failure="
                + failure.map(Failure::word).orElse(NONE) + " seconds=" + worked.seconds() + " last="
                + worked.last().map(Instant::toString).orElse(NONE);
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
                known(words.group(5)).map(Failure::ofWord),
                words.group(6) == null
                        ? Worked.NONE
                        : new Worked(
                                Integer.parseInt(words.group(6)),
                                known(words.group(7)).map(Instant::parse)));
    }

    private static Optional<String> known(String word) {
        return Optional.of(word).filter(each -> !each.equals(NONE));
    }
}
