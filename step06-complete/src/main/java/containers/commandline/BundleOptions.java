package containers.commandline;

import containers.telling.UsageException;
import java.util.List;
import java.util.Set;

/**
 * Which options of {@code run} have a counterpart in a bundle's {@code config.json}. Nearly all: so they don't stand beside a
 * bundle, and only they make one.
 *
 * @param given the options that were given
 */
record BundleOptions(Set<Option> given) {

    /** What no {@code config.json} says. */
    private static final Set<Option> ELSEWHERE = Set.of(
            Option.PERSIST,
            Option.INTERACTIVE,
            Option.EXPLAIN,
            Option.TRACE,
            Option.OUTPUT,
            Option.BUNDLE,
            Option.STOP_SIGNAL,
            Option.STOP_TIMEOUT);

    /** What a {@code config.json} leaves to who makes it: its network is there before; its control groups are always its own. */
    private static final Set<Option> OTHERS = Set.of(Option.PUBLISH, Option.CGROUPNS);

    /** Looks at those beside {@code --bundle}. */
    void checkBeside(List<String> command) {
        for (Option option : given) {
            if (OTHERS.contains(option)) {
                throw new UsageException(lastName(option) + ": with --bundle, its config.json says what can be said,"
                        + " and it has no place for that");
            }
            if (!ELSEWHERE.contains(option) && option != Option.RM) {
                throw new UsageException(lastName(option) + ": with --bundle, its config.json says that (what it can't"
                        + " say: --persist, -i, --explain, --trace, --stop-signal, --stop-timeout)");
            }
        }
        if (!command.isEmpty()) {
            throw new UsageException(
                    "'" + command.get(0) + "': with --bundle, its config.json has the command (process.args)");
        }
    }

    /** Looks at those of {@code spec}. */
    void checkCanBeWritten() {
        for (Option option : given) {
            if (ELSEWHERE.contains(option) || OTHERS.contains(option)) {
                throw new UsageException(
                        lastName(option) + " is not for ./contain spec: a config.json has no place for it");
            }
        }
    }

    private static String lastName(Option option) {
        return option.names().get(option.names().size() - 1);
    }
}
