package containers.runner;

/** What a person asked for can't be done. The message is one line that says what to change. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
