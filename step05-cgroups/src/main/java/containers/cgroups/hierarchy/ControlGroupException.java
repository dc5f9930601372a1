package containers.cgroups.hierarchy;

/** Control groups can't be used as asked for here. The message is one line: what is missing where, and what to do. */
public final class ControlGroupException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ControlGroupException(String message) {
        super(message);
    }
}
