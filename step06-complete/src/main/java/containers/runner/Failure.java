package containers.runner;

import containers.cgroups.Step05Cgroups;
import containers.kernel.SystemCallException;
import containers.launch.LaunchFailedException;
import containers.telling.Advice;
import java.util.Optional;

/**
 * Why there is no container: what to tell the person, and the exit status.
 *
 * @param message one line
 * @param advice what usually causes it and what to do, on a line of its own; empty when the message says it all
 * @param status as Docker's: see {@code docker run}, "Exit status"
 */
record Failure(String message, Optional<String> advice, int status) {

    private static final Advice ADVICE = ImageName.whatToDo().or(Step05Cgroups.advice());

    /** The runner failed. */
    static final int RUNNER_FAILED = 125;

    /** What was asked for can't be done; the message says why. */
    static Failure of(String message) {
        return new Failure(message, Optional.empty(), RUNNER_FAILED);
    }

    /** The kernel refused a call of the runner's own. */
    static Failure of(SystemCallException refused) {
        return new Failure(refused.getMessage(), Optional.empty(), RUNNER_FAILED);
    }

    /** The kernel refused a call of the program that starts the container. */
    static Failure of(LaunchFailedException failed) {
        return new Failure(failed.told(), ADVICE.on(failed.failed()), failed.status());
    }
}
