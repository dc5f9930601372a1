package containers.runner;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * A log manager that keeps nothing. JNA has one logger, which has nothing to say here; getting it ready costs a cold start
 * several milliseconds, most of them for a configuration. {@code ./contain} names this class to the JVM.
 */
public final class NoLogging extends LogManager {

    private static final class Silent extends Logger {
        Silent(String name) {
            super(name, null);
        }

        @Override
        public boolean isLoggable(Level level) {
            return false;
        }
    }

    @Override
    public void readConfiguration() throws IOException {
        // Java then leaves its own logging as it is, instead of going through what isn't there.
        throw new IOException("there is no configuration");
    }

    @Override
    public boolean addLogger(Logger logger) {
        return false;
    }

    @Override
    public Logger getLogger(String name) {
        return new Silent(name);
    }

    @Override
    public void reset() {
        // There are no handlers to close.
    }
}
