package containers.cgroups.limits;

import containers.cgroups.hierarchy.ControlFile;
import java.util.BitSet;

/**
 * CPUs or memories by their numbers, as people and the kernel write them: {@code 0-2,5}. Source: cpuset(7), "List format".
 *
 * @param text as it was given
 * @param numbers those that it names
 */
public record NumberList(String text, BitSet numbers) {

    /** More than any kernel is built for: CONFIG_NR_CPUS. */
    private static final int MOST = 8192;

    public NumberList {
        numbers = (BitSet) numbers.clone();
    }

    @Override
    public BitSet numbers() {
        return (BitSet) numbers.clone();
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none: one line
     */
    public static NumberList of(String text) {
        BitSet numbers = new BitSet();
        for (String piece : text.split(",", -1)) {
            String[] ends = piece.split("-", -1);
            int first = number(text, ends[0]);
            int last = number(text, ends[ends.length - 1]);
            if (ends.length > 2 || last < first) {
                throw wrong(text);
            }
            numbers.set(first, last + 1);
        }
        return new NumberList(text, numbers);
    }

    /** What the machine has, as one of the kernel's files says: {@code /sys/devices/system/cpu/online}. */
    static NumberList inFile(String file) {
        String there = ControlFile.read(file).strip();
        return of(there.isEmpty() ? "0" : there);
    }

    /** Whether the other has all that this names. */
    boolean isWithin(NumberList other) {
        BitSet missing = numbers();
        missing.andNot(other.numbers);
        return missing.isEmpty();
    }

    private static int number(String text, String digits) {
        if (digits.isEmpty() || digits.length() > 4 || !digits.chars().allMatch(each -> each >= '0' && each <= '9')) {
            throw wrong(text);
        }
        int number = Integer.parseInt(digits);
        if (number >= MOST) {
            throw wrong(text);
        }
        return number;
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("not a list of numbers: '" + text + "' (0, 0-2 and 0-2,5 are)");
    }
}
