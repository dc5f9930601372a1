package containers.namespaces;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.stream.Collectors;

/**
 * IDs inside a user namespace, and the IDs outside that they stand for.
 *
 * @param inside the first ID inside, from 0
 * @param outside the first ID outside, from 0
 * @param count how many follow each other, from 1
 */
public record IdMap(long inside, long outside, long count) {

    private static final long LAST_ID = 0xFFFF_FFFEL;

    /** How many lines the kernel takes: user_namespaces(7). */
    private static final int LINES = 340;

    /** They have to be less than a page of text, and pages have 4096 bytes or more: user_namespaces(7). */
    private static final int TEXT = 4096;

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

    /** Whether these are {@link #rootIs} for that user, and nothing else. */
    static boolean areRoot(List<IdMap> maps, long outside) {
        return maps.size() == 1 && maps.get(0).inside == 0 && maps.get(0).outside == outside && maps.get(0).count == 1;
    }

    /** Whether the kernel takes that many, and that much text: each line with its end. */
    public static boolean canBeWritten(List<IdMap> maps) {
        return maps.size() <= LINES && text(maps).length() + 1 < TEXT;
    }

    /** What {@code /proc/<pid>/uid_map} takes: a line for each. */
    static String text(List<IdMap> maps) {
        return maps.stream().map(IdMap::toString).collect(Collectors.joining("\n"));
    }

    /** What newuidmap(1) takes. */
    static List<String> words(List<IdMap> maps) {
        return List.of(maps.stream()
                .map(IdMap::toString)
                .collect(Collectors.joining(" "))
                .split(" ", -1));
    }

    /** Reads what {@code /proc/<pid>/uid_map} has. */
    public static List<IdMap> read(String text) {
        List<IdMap> maps = new ArrayList<>();
        for (StringTokenizer numbers = new StringTokenizer(text); numbers.hasMoreTokens(); ) {
            maps.add(new IdMap(next(numbers), next(numbers), next(numbers)));
        }
        return maps;
    }

    private static long next(StringTokenizer numbers) {
        return Long.parseLong(numbers.nextToken());
    }

    /** Whether that ID inside is one of them. */
    public boolean contains(long id) {
        return id >= inside && id - inside < count;
    }

    /** The IDs inside, as in {@code 0 to 65535}. */
    public String shownInside() {
        return shown(inside);
    }

    /** The IDs outside. */
    public String shownOutside() {
        return shown(outside);
    }

    private String shown(long first) {
        return count == 1 ? Long.toString(first) : first + " to " + (first + count - 1);
    }

    /** Whether all IDs outside of the other are its own, too. */
    public boolean holdsOutside(IdMap other) {
        return other.outside >= outside && other.outside + other.count <= outside + count;
    }

    /** Whether all its IDs outside are IDs inside of the other, which is of the namespace around. */
    public boolean isWithin(IdMap around) {
        return around.contains(outside) && around.contains(outside + count - 1);
    }

    /** Whether both have an ID outside in common. */
    public boolean meetsOutside(IdMap other) {
        return outside < other.outside + other.count && other.outside < outside + count;
    }

    /** Whether both have an ID inside in common. */
    public boolean meetsInside(IdMap other) {
        return inside < other.inside + other.count && other.inside < inside + count;
    }

    /** The line that {@code /proc/<pid>/uid_map} takes. */
    @Override
    public String toString() {
        return inside + " " + outside + " " + count;
    }
}
