package containers.companion.lab;

import java.util.Optional;

/**
 * A failure that a hint can be an answer to.
 *
 * @param requirement the method of the requirement that isn't met, or what went wrong before one could be looked at:
 *     {@code compile}, {@code time}, {@code output}, {@code ended}
 * @param call the name of the call that was refused, if one was
 * @param errno the name of its error
 */
public record Failure(String requirement, Optional<String> call, Optional<String> errno) {

    /** One without a refused call. */
    public static Failure of(String requirement) {
        return new Failure(requirement, Optional.empty(), Optional.empty());
    }
}
