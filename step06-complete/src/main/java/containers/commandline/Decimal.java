package containers.commandline;

import containers.telling.UsageException;

/**
 * The decimal number that a text starts with, exactly: no rounding for what people write.
 *
 * @param whole the part before the point
 * @param billionths the part after it: nine digits, the others are left out
 * @param end where in the text the number ends; 0 when there is none
 */
record Decimal(long whole, long billionths, int end) {

    static final long BILLION = 1_000_000_000;

    /** More digits than this don't fit a {@code long}. */
    private static final int MOST_DIGITS = 18;

    /** @throws UsageException when the number has more than 18 digits before the point */
    static Decimal startOf(String text) {
        int point = endOfDigits(text, 0);
        if (point > MOST_DIGITS) {
            throw new UsageException("too large a number: '" + text + "'");
        }
        boolean fraction = point > 0 && point < text.length() && text.charAt(point) == '.';
        int end = fraction ? endOfDigits(text, point + 1) : point;
        return new Decimal(digits(text, 0, point), fraction ? billionths(text, point + 1, end) : 0, end);
    }

    private static int endOfDigits(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static long digits(String text, int start, int end) {
        long value = 0;
        for (int i = start; i < end; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private static long billionths(String text, int start, int end) {
        int used = Math.min(end, start + 9);
        long value = digits(text, start, used);
        for (int i = used - start; i < 9; i++) {
            value *= 10;
        }
        return value;
    }
}
