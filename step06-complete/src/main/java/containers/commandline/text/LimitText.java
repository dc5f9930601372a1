package containers.commandline.text;

import containers.cgroups.limits.BlockDevice;
import containers.cgroups.limits.CpuQuota;
import containers.cgroups.limits.IoThrottle;
import containers.telling.UsageException;
import java.math.BigDecimal;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads limits as people write them for Docker: {@code 64m}, {@code 1.5}. Each error is one line that says what is. */
public final class LimitText {

    /** Each is 1024 times the one before. */
    private static final String UNITS = "bkmgtp";

    /** Digits, perhaps with a fraction; no sign, no exponent. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]*)?");

    private static final BigDecimal LEAST_CPUS = new BigDecimal("0.01");

    private LimitText() {}

    /**
     * A number of bytes: digits, perhaps with a fraction, and perhaps a unit: {@code b}, {@code k}, {@code m}, {@code g},
     * {@code t} or {@code p}, in either case, alone or as in {@code kb} or {@code KiB}.
     *
     * @throws UsageException when the text is something else
     */
    public static long bytes(String text) {
        Matcher number = NUMBER.matcher(text);
        int unit = number.lookingAt() ? unit(text, number.end()) : -1;
        if (unit < 0) {
            throw new UsageException("not a number of bytes: '" + text + "' (64m, 1.5g and 1048576 are)");
        }
        BigDecimal bytes = new BigDecimal(number.group()).multiply(BigDecimal.valueOf(1L << (10 * unit)));
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new UsageException("more bytes than any machine has: '" + text + "'");
        }
        return bytes.longValue();
    }

    /**
     * The CPU quota for a number of CPUs, as in {@code 1.5}: microseconds in each {@link CpuQuota#DEFAULT_PERIOD}.
     *
     * @param online how many CPUs this process may use
     * @return 0 for 0
     * @throws UsageException when the text is something else, less than 0.01 or more than {@code online}
     */
    public static long cpus(String text, int online) {
        if (!NUMBER.matcher(text.startsWith("-") ? text.substring(1) : text).matches()) {
            throw new UsageException("not a number of CPUs: '" + text + "' (1.5 is)");
        }
        BigDecimal number = new BigDecimal(text);
        boolean tooFew = number.signum() != 0 && number.compareTo(LEAST_CPUS) < 0;
        if (tooFew || number.compareTo(BigDecimal.valueOf(online)) > 0) {
            throw new UsageException("the number of CPUs must be from " + LEAST_CPUS + " to " + online
                    + " (this process may use " + online + "), not " + text);
        }
        return number.multiply(BigDecimal.valueOf(CpuQuota.DEFAULT_PERIOD)).longValue();
    }

    /**
     * A whole number.
     *
     * @param what what the number stands for, as in "CPU shares"
     * @throws UsageException when the text is something else
     */
    public static long number(String what, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException noNumber) {
            throw new UsageException(what + " must be a whole number, not '" + text + "'");
        }
    }

    /** How often a second: a whole number. */
    public static long rate(String text) {
        return number("a rate", text);
    }

    /**
     * A device's file and what it may do in a second, as in {@code /dev/vda:1mb}.
     *
     * @param kind what is counted
     * @param rate how to read the second part
     * @throws UsageException when the text is something else, or there is no such device
     */
    public static IoThrottle throttle(IoThrottle.Kind kind, String text, ToLongFunction<String> rate) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            throw new UsageException("not a device and a rate: '" + text + "' (/dev/vda:1mb is)");
        }
        BlockDevice device = UsageException.unlessValid(() -> BlockDevice.at(text.substring(0, colon)));
        long most = rate.applyAsLong(text.substring(colon + 1));
        return UsageException.unlessValid(() -> new IoThrottle(kind, device, most));
    }

    /** The power of 1024 that the text goes on with, or −1 for something else. */
    private static int unit(String text, int start) {
        if (start == text.length()) {
            return 0;
        }
        int unit = UNITS.indexOf(Character.toLowerCase(text.charAt(start)));
        String rest = text.substring(start + 1);
        boolean known = rest.isEmpty() || (unit > 0 && (rest.equalsIgnoreCase("b") || rest.equalsIgnoreCase("ib")));
        return known ? unit : -1;
    }
}
