package containers.commandline;

import containers.namespaces.Namespace;
import containers.network.Network;
import containers.telling.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a person asked {@code compile} for.
 *
 * @param file where the program goes
 * @param run what it is to do
 * @param words all that was typed behind {@code compile}
 * @param variables which of the words are {@code NAME=VALUE} of the environment, by their places: the index of the character
 *     with which that begins
 */
public record CompileOptions(Path file, RunOptions run, List<String> words, Map<Integer, Integer> variables) {

    private static final String USAGE =
            ": ./contain compile -o FILE [run's options] -- COMMAND [ARG...], or --bundle DIR";

    public CompileOptions {
        words = List.copyOf(words);
        variables = Map.copyOf(variables);
    }

    /** Checks that the options, which are those of {@code run} too, are right for a program. */
    static CompileOptions of(RunOptions run, List<String> words, Map<Integer, Integer> variables) {
        String file = run.file().orElseThrow(() -> new UsageException("compile needs a file for the program" + USAGE));
        if (file.isEmpty()) {
            throw new UsageException("-o needs a file, and was given an empty word");
        }
        if (run.program().command().isEmpty() && run.bundle().isEmpty()) {
            throw new UsageException("compile needs the command to run" + USAGE);
        }
        refuse(run.output() == RunOptions.Output.TRACE, "--trace needs Java at each start");
        refuse(run.output() == RunOptions.Output.EXPLANATION, "--explain needs Java at each start");
        refuse(
                !run.devices().devices().isEmpty(),
                "--device needs Java at each start, since the numbers of a device can change");
        refuse(
                run.security().privileged(),
                "--privileged needs Java at each start, since it means all devices that the host has then");
        refuse(
                run.network().chosen().kind() == Network.Kind.BRIDGE,
                "--network bridge needs Java at each start, which makes the bridge and takes an address on it");
        refuse(
                run.sharing().shared().contains(Namespace.PID),
                "--pid host needs Java at each end, to find the container's processes among the host's");
        return new CompileOptions(UsageException.unlessValid(() -> Path.of(file)), run, words, variables);
    }

    private static void refuse(boolean given, String reason) {
        if (given) {
            throw new UsageException(reason + ", and a compiled program has none: give it to run");
        }
    }

    /**
     * The command that does the same again. It is printed where others may read it, in a log for instance, so what a
     * variable holds isn't in it: {@code -e NAME="$NAME"}.
     */
    public String again() {
        StringBuilder command = new StringBuilder(script()).append(" compile");
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            command.append(' ').append(variables.containsKey(i) ? withoutValue(word, variables.get(i)) : quoted(word));
        }
        return command.toString();
    }

    /** Paths may be relative to where the command was typed. In the workshop's directory that goes without saying. */
    private static String script() {
        Path here = Path.of("").toAbsolutePath();
        String workshop = System.getProperty("contain.home", here.toString());
        return here.equals(Path.of(workshop))
                ? "./contain"
                : "cd " + quoted(here.toString()) + " && " + quoted(workshop + "/contain");
    }

    private static String withoutValue(String word, int start) {
        int equals = word.indexOf('=', start);
        if (equals < 0) {
            return quoted(word); // The name alone.
        }
        return quoted(word.substring(0, equals + 1)) + "\"$" + word.substring(start, equals) + "\"";
    }

    /** As a shell takes a word: in single quotes, where it has to be. */
    private static String quoted(String word) {
        boolean plain = !word.isEmpty() && word.matches("[A-Za-z0-9_@%+=:,./-]+");
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
