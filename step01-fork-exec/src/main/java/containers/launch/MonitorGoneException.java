package containers.launch;

import containers.telling.OneLine;

/** The program that looks after a child was killed, so nobody knows what became of the child. */
public final class MonitorGoneException extends RuntimeException implements OneLine {

    private static final long serialVersionUID = 1;

    MonitorGoneException() {
        super("the monitor was killed before it could report; the next run removes what it left");
    }

    @Override
    public String told() {
        return getMessage();
    }
}
