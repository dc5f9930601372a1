package containers.companion.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a learner has worked at something, as far as can be told from when they did something about it.
 *
 * @param seconds without pauses
 * @param last when they did something; empty before the first time
 */
public record Worked(int seconds, Optional<Instant> last) {

    static final Worked NONE = new Worked(0, Optional.empty());

    /** Who does nothing for longer than that does something else. */
    private static final Duration PAUSE = Duration.ofMinutes(15);

    /** When they do something again. */
    Worked until(Instant now) {
        Duration more = last.map(before -> Duration.between(before, now)).orElse(Duration.ZERO);
        boolean paused = more.isNegative() || more.compareTo(PAUSE) > 0;
        return new Worked(seconds + (paused ? 0 : (int) more.toSeconds()), Optional.of(now));
    }
}
