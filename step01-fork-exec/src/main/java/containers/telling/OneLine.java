package containers.telling;

import containers.executable.ProgramMemory;
import containers.kernel.Telling;
import java.util.Optional;

/** A failure that one line tells a person, without a stack trace. */
public interface OneLine {

    /** The line. */
    String told();

    /** The exit status that goes with it, as Docker's. */
    default int status() {
        return Telling.RUNNER_FAILED;
    }

    /** The row that was refused, where it was one. */
    default Optional<ProgramMemory.Line> refused() {
        return Optional.empty();
    }
}
