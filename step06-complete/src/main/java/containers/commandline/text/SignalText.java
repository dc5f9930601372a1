package containers.commandline.text;

import containers.calls.Signal;
import containers.telling.UsageException;
import java.util.Locale;

/** Reads a signal as people write it for Docker: {@code SIGINT}, {@code int}, {@code 2}, {@code SIGRTMIN+3}. */
public final class SignalText {

    private static final String PREFIX = "SIG";

    /** The C library keeps two for itself: signal(7), "Real-time signals". */
    private static final int SIGRTMIN = 34;

    private static final int SIGRTMAX = 64;

    private SignalText() {}

    /**
     * Its number.
     *
     * @throws UsageException when there is no such signal
     */
    public static int number(String text) {
        String capitals = text.toUpperCase(Locale.ROOT);
        String name = capitals.startsWith(PREFIX) ? capitals : PREFIX + capitals;
        for (Signal each : Signal.values()) {
            if (each.name().equals(name) || Integer.toString(each.number()).equals(text)) {
                return each.number();
            }
        }
        for (int number = SIGRTMIN; number <= SIGRTMAX; number++) {
            boolean isNamed = name.equals("SIGRTMIN+" + (number - SIGRTMIN))
                    || name.equals("SIGRTMAX-" + (SIGRTMAX - number))
                    || (number == SIGRTMIN && name.equals("SIGRTMIN"))
                    || (number == SIGRTMAX && name.equals("SIGRTMAX"));
            if (isNamed || Integer.toString(number).equals(text)) {
                return number;
            }
        }
        throw new UsageException(
                "there is no signal '" + text + "': signal(7) has the list, SIGINT, 2 and SIGRTMIN+3 are some");
    }
}
