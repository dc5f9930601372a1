package containers.runner;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Errno;
import containers.kernel.SystemCall;
import containers.kernel.SystemCallException;
import containers.launch.LaunchFailedException;

/**
 * Why there is no container: what to tell the person, and the exit status.
 *
 * @param message one line
 * @param advice what usually causes it and what to do, on a line of its own; {@code null} when the message says it all
 * @param status as Docker's: see {@code docker run}, "Exit status"
 */
record Failure(String message, String advice, int status) {

    /** The runner failed. */
    static final int RUNNER_FAILED = 125;

    /** The command is there, and can't be run. */
    static final int CANNOT_INVOKE = 126;

    /** The command isn't there. */
    static final int NOT_FOUND = 127;

    /** What was asked for can't be done; the message says why. */
    static Failure of(String message) {
        return new Failure(message, null, RUNNER_FAILED);
    }

    /** The kernel refused a call of the runner's own. */
    static Failure of(SystemCallException refused) {
        return new Failure(refused.getMessage(), Advice.on(refused.call().name(), refused.errno()), RUNNER_FAILED);
    }

    /** The kernel refused a call of the container's process, before its command ran. */
    static Failure of(LaunchFailedException failed, RunOptions options) {
        Call call = failed.call();
        if (call.name() == SystemCall.EXECVE) {
            return ofCommand(options, failed.errno());
        }
        String directory = options.workingDirectory();
        if (call.name() == SystemCall.CHDIR
                && !directory.equals("/")
                && call.arguments().get(0).equals(new Argument.Text(directory))) {
            return of("the working directory '" + directory + "' can't be entered in the container: " + failed.errno());
        }
        return new Failure(failed.getMessage(), Advice.on(call.name(), failed.errno()), RUNNER_FAILED);
    }

    private static Failure ofCommand(RunOptions options, Errno errno) {
        String program =
                options.command().isEmpty() ? "/bin/sh" : options.command().get(0);
        return switch (errno) {
            case ENOENT, ENOTDIR ->
                new Failure(
                        "'" + program + "' isn't in the container" + " (or the interpreter that it names isn't): "
                                + errno,
                        null,
                        NOT_FOUND);
            case E2BIG ->
                new Failure(
                        "the arguments and the environment of '" + program + "' are longer than the kernel takes: "
                                + errno,
                        null,
                        CANNOT_INVOKE);
            case ENOEXEC ->
                new Failure(
                        "'" + program + "' isn't a program for this machine, or a script without '#!'"
                                + " in its first line: " + errno,
                        null,
                        CANNOT_INVOKE);
            default -> new Failure("'" + program + "' can't be run: " + errno, null, CANNOT_INVOKE);
        };
    }
}
