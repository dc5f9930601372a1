package containers.telling;

import containers.executable.ProgramMemory;
import java.util.Optional;

/** What usually makes the kernel refuse a call here, and what a person can do: one line. Each step knows its own calls. */
@FunctionalInterface
public interface Advice {

    /** On a row that was refused, where there is something to say. */
    Optional<String> on(ProgramMemory.Line line);

    /** This advice, and where it has nothing to say, the other. */
    default Advice or(Advice other) {
        return line -> on(line).or(() -> other.on(line));
    }
}
