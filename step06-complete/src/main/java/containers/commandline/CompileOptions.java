package containers.commandline;

import java.nio.file.Path;
import java.util.List;

/**
 * What a person asked {@code compile} for.
 *
 * @param file where the program goes
 * @param run what it is to do
 * @param words all that was typed behind {@code compile}
 */
public record CompileOptions(Path file, RunOptions run, List<String> words) {

    private static final String USAGE = ": ./contain compile -o FILE [run's options] -- COMMAND [ARG...]";

    /** Checks that the options, which are those of {@code run} too, are right for a program. */
    static CompileOptions of(RunOptions run, List<String> words) {
        String file = run.file().orElseThrow(() -> new UsageException("compile needs a file for the program" + USAGE));
        if (file.isEmpty()) {
            throw new UsageException("-o needs a file, and was given an empty word");
        }
        if (run.command().isEmpty()) {
            throw new UsageException("compile needs the command to run" + USAGE);
        }
        if (run.output() != RunOptions.Output.NOTHING) {
            throw new UsageException((run.output() == RunOptions.Output.TRACE ? "--trace" : "--explain")
                    + " needs Java at each start, and a compiled program has none: give it to run");
        }
        return new CompileOptions(UsageException.unlessValid(() -> Path.of(file)), run, words);
    }

    /** The command that does the same again. */
    public String again() {
        StringBuilder command = new StringBuilder("./contain compile");
        for (String word : words) {
            command.append(' ').append(quoted(word));
        }
        return command.toString();
    }

    /** As a shell takes a word: in single quotes, where it has to be. */
    private static String quoted(String word) {
        boolean plain = !word.isEmpty() && word.matches("[A-Za-z0-9_@%+=:,./-]+");
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
