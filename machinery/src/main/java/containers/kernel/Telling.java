package containers.kernel;

import java.util.List;
import java.util.Optional;

/**
 * What a program says when the kernel refuses a row, and the status that it exits with.
 *
 * @param errno the error that this is about; empty for all that no other telling of the row is about
 * @param status the exit status, as Docker's: 125 the runner failed, 126 the command can't be run, 127 it isn't there
 * @param text the line's beginning; a colon and the error's name follow
 */
public record Telling(Optional<Errno> errno, int status, String text) {

    /** The runner failed. */
    public static final int RUNNER_FAILED = 125;

    public Telling {
        text = KernelText.oneLine(text);
    }

    /** What to say whatever the error is. */
    public static Telling of(int status, String text) {
        return new Telling(Optional.empty(), status, text);
    }

    /** What to say of that error. */
    public static Telling on(Errno errno, int status, String text) {
        return new Telling(Optional.of(errno), status, text);
    }

    /** For a row of which nothing special is known: the call, as C would write it. */
    public static List<Telling> ofCall(String call) {
        return List.of(of(RUNNER_FAILED, call + " failed"));
    }
}
