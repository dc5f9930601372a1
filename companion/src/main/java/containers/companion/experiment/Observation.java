package containers.companion.experiment;

import containers.launch.LaunchFailedException;
import containers.launch.Launcher;
import containers.launch.Witness;
import containers.monitor.Launch;
import containers.telling.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen of a container.
 *
 * @param facts what the kernel shows, by their names; the host's only when it didn't start or is gone
 * @param said what its command printed
 * @param calls that were made
 * @param refused the call that was refused, and its error, when it didn't start
 */
record Observation(Map<String, String> facts, List<String> said, Calls calls, Optional<String> refused) {

    /** To compare two texts takes memory for each pair of their lines. */
    private static final int LINES = 2_000;

    /** What a shell runs, to be looked at: it prints all on its standard output, and stays. */
    static String script(String command) {
        return Witness.staying(Facts.SCRIPT + "{ :\n" + command + "\n} 2>&1");
    }

    /** Starts one, looks at it, and ends it. */
    static Observation of(Launch plan, Launcher launcher) throws IOException {
        try (Witness child = new Witness(plan, launcher)) {
            List<String> said = child.said().stream().skip(Facts.SAID).toList();
            if (said.size() > LINES) {
                throw new UsageException(
                        "the command prints " + said.size() + " lines, and what is compared has " + LINES + " at most");
            }
            return new Observation(facts(child), said, Calls.of(child.trace().lines()), Optional.empty());
        } catch (LaunchFailedException failed) {
            return new Observation(
                    Facts.ofHost(), List.of(), Calls.of(failed.trace().lines()), Optional.of(failed.getMessage()));
        }
    }

    private static Map<String, String> facts(Witness child) throws IOException {
        try {
            return Facts.of(child);
        } catch (NoSuchFileException | UncheckedIOException gone) {
            return Facts.ofEnded();
        }
    }

    /** Whether it started, and its program ended before it could be looked at. */
    boolean hasEnded() {
        return facts.containsKey(Facts.PROGRAM);
    }
}
