package containers.commandline;

import containers.namespaces.Namespace;
import containers.network.Network;
import containers.telling.UsageException;
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

    private static final String USAGE =
            ": ./contain compile -o FILE [run's options] -- COMMAND [ARG...], or --bundle DIR";

    /** Checks that the options, which are those of {@code run} too, are right for a program. */
    static CompileOptions of(RunOptions run, List<String> words) {
        String file = run.file().orElseThrow(() -> new UsageException("compile needs a file for the program" + USAGE));
        if (file.isEmpty()) {
            throw new UsageException("-o needs a file, and was given an empty word");
        }
        if (run.program().command().isEmpty() && run.bundle().isEmpty()) {
            throw new UsageException("compile needs the command to run" + USAGE);
        }
        if (run.output() != RunOptions.Output.NOTHING) {
            throw new UsageException((run.output() == RunOptions.Output.TRACE ? "--trace" : "--explain")
                    + " needs Java at each start, and a compiled program has none: give it to run");
        }
        if (!run.devices().devices().isEmpty()) {
            throw new UsageException(
                    "--device needs Java at each start, since the numbers of a device can change, and a"
                            + " compiled program has none: give it to run");
        }
        if (run.security().privileged()) {
            throw new UsageException(
                    "--privileged needs Java at each start, since it means all devices that the host has"
                            + " then, and a compiled program has none: give it to run");
        }
        if (run.network().chosen().kind() == Network.Kind.BRIDGE) {
            throw new UsageException("--network bridge needs Java at each start, which makes the bridge and takes an"
                    + " address on it, and a compiled program has none: give it to run");
        }
        if (run.sharing().shared().contains(Namespace.PID)) {
            throw new UsageException("--pid host needs Java at each end, to find the container's processes among the"
                    + " host's, and a compiled program has none: give it to run");
        }
        return new CompileOptions(UsageException.unlessValid(() -> Path.of(file)), run, words);
    }

    /**
     * The command that does the same again. It is printed where others may read it, in a log for instance, so what a
     * variable holds isn't in it: {@code -e NAME="$NAME"}.
     */
    public String again() {
        StringBuilder command = new StringBuilder("./contain compile");
        int options = words.size() - run.program().wordsBehind();
        boolean variable = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean joined = i < options && (word.startsWith("--env=") || word.matches("-e.+"));
            command.append(' ').append(variable || joined ? withoutValue(word, joined) : quoted(word));
            variable = i + 1 < options && List.of("-e", "--env").contains(word);
        }
        return command.toString();
    }

    private static String withoutValue(String word, boolean joined) {
        int start = !joined ? 0 : word.startsWith("--") ? "--env=".length() : "-e".length();
        int equals = word.indexOf('=', start);
        if (equals < 0) {
            return quoted(word); // The name alone.
        }
        String name = word.substring(start, equals);
        return quoted(word.substring(0, start) + name + "=") + "\"$" + name + "\"";
    }

    /** As a shell takes a word: in single quotes, where it has to be. */
    private static String quoted(String word) {
        boolean plain = !word.isEmpty() && word.matches("[A-Za-z0-9_@%+=:,./-]+");
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
