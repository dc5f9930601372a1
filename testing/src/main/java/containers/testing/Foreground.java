package containers.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * Processes as a shell starts them in the foreground. What it starts in the background ignores SIGINT and SIGQUIT, with
 * nohup SIGHUP, and so does all that starts from there: these tests may have been.
 */
public final class Foreground {

    private Foreground() {}

    /** Starts it so; its stdout and stderr are one. */
    public static ProcessBuilder process(List<String> command) {
        List<String> words = new ArrayList<>(List.of("env", "--default-signal=HUP,INT,QUIT"));
        words.addAll(command);
        return new ProcessBuilder(words).redirectErrorStream(true);
    }

    /** The same of some words. */
    public static ProcessBuilder process(String... command) {
        return process(List.of(command));
    }
}
