package containers.companion.lab;

import java.util.Optional;

/**
 * A hint, and the failure to which it is an answer. What is left out fits every failure.
 *
 * @param call the name of the call that was refused
 * @param errno the name of its error
 * @param requirement the method of the requirement that isn't met
 * @param text the hint
 */
public record Hint(Optional<String> call, Optional<String> errno, Optional<String> requirement, String text) {

    public Hint {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a hint says something");
        }
    }

    /** Whether it is an answer to that failure. */
    public boolean fits(Failure failure) {
        return (call.isEmpty() || call.equals(failure.call()))
                && (errno.isEmpty() || errno.equals(failure.errno()))
                && (requirement.isEmpty() || requirement.get().equals(failure.requirement()));
    }
}
