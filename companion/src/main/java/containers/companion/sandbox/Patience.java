package containers.companion.sandbox;

import java.time.Duration;

/**
 * How long a learner's code may take. An emulated machine takes ten times as long as others for everything: there,
 * {@code WORKSHOP_PATIENCE=10} allows that.
 */
public final class Patience {

    /** A factor, as a whole number. */
    static final String PROPERTY = "workshop.patience";

    private static final int RUN_SECONDS = 20;
    private static final int TEST_SECONDS = 5;

    private Patience() {}

    static int factor() {
        return Integer.getInteger(PROPERTY, 1);
    }

    /** For all that one sandbox does. */
    public static Duration withRun() {
        return Duration.ofSeconds((long) RUN_SECONDS * factor());
    }

    /** For one requirement's test. */
    public static Duration withTest() {
        return Duration.ofSeconds((long) TEST_SECONDS * factor());
    }
}
