package containers.namespaces;

/**
 * IDs inside a user namespace, and the IDs outside that they stand for.
 *
 * @param inside the first ID inside, from 0
 * @param outside the first ID outside, from 0
 * @param count how many follow each other, from 1
 */
public record IdMap(long inside, long outside, long count) {

    private static final long LAST_ID = 0xFFFF_FFFEL;

    public IdMap {
        if (!fits(inside, count) || !fits(outside, count)) {
            throw new IllegalArgumentException(
                    "an ID map must lie within 0 to " + LAST_ID + ", not " + inside + " " + outside + " " + count);
        }
    }

    private static boolean fits(long first, long count) {
        return first >= 0 && first <= LAST_ID && count >= 1 && count <= LAST_ID + 1 - first;
    }

    /** Root inside is that one user outside. Needs no privilege when the user is oneself: user_namespaces(7). */
    public static IdMap rootIs(long outside) {
        return new IdMap(0, outside, 1);
    }

    /** The line that {@code /proc/<pid>/uid_map} takes. */
    @Override
    public String toString() {
        return inside + " " + outside + " " + count;
    }
}
