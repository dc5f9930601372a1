package containers.telling;

import java.util.function.Supplier;

/**
 * What a person asked for can't be done. The message is one line that says what to change.
 *
 * <p>It is never thrown for anything else: whatever other exception comes up in the end is a mistake of our own.
 */
public final class UsageException extends RuntimeException implements OneLine {

    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }

    /** What it has against a person's value is told to them. */
    public UsageException(IllegalArgumentException invalid) {
        super(invalid.getMessage(), invalid);
    }

    @Override
    public String told() {
        return getMessage();
    }

    /**
     * Makes something of a person's value, and of nothing else: what it has against the value is told to them.
     *
     * @throws UsageException in place of an {@link IllegalArgumentException}
     */
    public static <T> T unlessValid(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException invalid) {
            throw new UsageException(invalid);
        }
    }
}
