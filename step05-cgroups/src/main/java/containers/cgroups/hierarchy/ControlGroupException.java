package containers.cgroups.hierarchy;

import containers.telling.OneLine;

/** Control groups can't be used as asked for here. The message is one line: what is missing where, and what to do. */
public final class ControlGroupException extends RuntimeException implements OneLine {

    private static final long serialVersionUID = 1;

    public ControlGroupException(String message) {
        super(message);
    }

    @Override
    public String told() {
        return getMessage();
    }
}
