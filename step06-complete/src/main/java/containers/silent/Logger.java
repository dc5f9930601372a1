package containers.silent;

/** A logger that keeps nothing, in the place of Java's own. JNA gets one for each class, and has nothing to say here. */
public final class Logger {

    private static final Logger SILENT = new Logger();

    private Logger() {}

    public static Logger getLogger(String name) {
        return SILENT;
    }

    public boolean isLoggable(Level level) {
        return false;
    }

    public void log(Level level, String message) {
        // Nobody reads it.
    }

    public void log(Level level, String message, Object parameter) {
        // Nobody reads it.
    }

    public void log(Level level, String message, Object[] parameters) {
        // Nobody reads it.
    }

    public void log(Level level, String message, Throwable thrown) {
        // Nobody reads it.
    }
}
