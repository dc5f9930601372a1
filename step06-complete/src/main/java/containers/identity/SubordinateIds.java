package containers.identity;

import containers.namespaces.IdMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The IDs that users may have in their user namespaces besides their own: a file as {@code /etc/subuid}, with a line for each
 * range: subuid(5).
 *
 * @param lines a user's name or number, the first ID, and how many there are
 */
record SubordinateIds(List<String> lines) {

    private static final int FIELDS = 3;

    static SubordinateIds in(String file) {
        try {
            return new SubordinateIds(Files.readAllLines(Path.of(file), StandardCharsets.ISO_8859_1));
        } catch (IOException notThere) {
            return new SubordinateIds(List.of());
        }
    }

    /** The same for the users or groups of a host: a range of one for each, passwd(5), group(5). */
    static SubordinateIds ofAccounts(String file) {
        List<String> lines = new ArrayList<>();
        for (String line : in(file).lines()) {
            String[] words = line.split(":", -1);
            if (words.length >= FIELDS) {
                lines.add(words[0] + ":" + words[2] + ":1");
            }
        }
        return new SubordinateIds(lines);
    }

    SubordinateIds and(SubordinateIds others) {
        List<String> both = new ArrayList<>(lines);
        both.addAll(others.lines);
        return new SubordinateIds(both);
    }

    /** All ranges, whoever may have them. */
    List<IdMap> all() {
        return ranges("");
    }

    /** Those of a user who goes by that name and has that number. */
    List<IdMap> of(String name, long uid) {
        List<IdMap> ranges = new ArrayList<>(ranges(name));
        ranges.addAll(ranges(Long.toString(uid)));
        return ranges;
    }

    /** A line that is none is nobody's: newuidmap(1) doesn't see it, either. */
    private List<IdMap> ranges(String owner) {
        List<IdMap> ranges = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(":", -1);
            if (words.length == FIELDS && (owner.isEmpty() || words[0].equals(owner))) {
                add(ranges, words[1], words[2]);
            }
        }
        return ranges;
    }

    private static void add(List<IdMap> ranges, String first, String count) {
        try {
            ranges.add(new IdMap(0, Long.parseLong(first), Long.parseLong(count)));
        } catch (IllegalArgumentException notARange) {
            // Numbers that are none, or too large.
        }
    }
}
