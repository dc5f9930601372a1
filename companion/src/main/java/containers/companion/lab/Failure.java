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

    /** As one word. */
    public String word() {
        return requirement + "," + call.orElse("") + "," + errno.orElse("");
    }

    /**
     * From such a word.
     *
     * @throws IllegalArgumentException when it isn't one
     */
    public static Failure ofWord(String word) {
        String[] parts = word.split(",", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("'" + word + "'");
        }
        return new Failure(parts[0], nonEmpty(parts[1]), nonEmpty(parts[2]));
    }

    private static Optional<String> nonEmpty(String word) {
        return Optional.of(word).filter(each -> !each.isEmpty());
    }
}
