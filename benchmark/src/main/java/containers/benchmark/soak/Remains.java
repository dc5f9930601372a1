package containers.benchmark.soak;

import containers.benchmark.measured.Pause;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What is there now, wasn't there before, and doesn't go away within some seconds. */
final class Remains {

    /** The kernel takes a dead network namespace apart in its own time. In tenths of a second. */
    private static final int PATIENCE = 100;

    /** What there is, each thing by its name, by its kind. */
    interface Look {
        Map<String, Set<String>> now() throws IOException;
    }

    private final Look look;
    private final Map<String, Set<String>> before;

    private Remains(Look look, Map<String, Set<String>> before) {
        this.look = look;
        this.before = before;
    }

    /** Remembers what there is. */
    static Remains since(Look look) throws IOException {
        return new Remains(look, look.now());
    }

    /** Prints a table; tells whether nothing remained. */
    boolean print() throws IOException {
        Map<String, Set<String>> remains = left();
        System.out.printf("%-28s %10s %10s%n", "", "before", "left");
        boolean clean = true;
        for (Map.Entry<String, Set<String>> kind : remains.entrySet()) {
            int had = before.get(kind.getKey()).size();
            Set<String> left = kind.getValue();
            System.out.printf("%-28s %10d %10d  %s%n", kind.getKey(), had, left.size(), left.isEmpty() ? "" : left);
            clean &= left.isEmpty();
        }
        return clean;
    }

    /** What doesn't go away. */
    Map<String, Set<String>> left() throws IOException {
        Map<String, Set<String>> remains = new LinkedHashMap<>();
        look.now().forEach((kind, names) -> {
            Set<String> more = new HashSet<>(names);
            more.removeAll(before.get(kind));
            remains.put(kind, more);
        });
        for (int i = 0; i < PATIENCE && !remains.values().stream().allMatch(Set::isEmpty); i++) {
            Pause.milliseconds(100);
            Map<String, Set<String>> now = look.now();
            remains.forEach((kind, names) -> names.retainAll(now.get(kind)));
        }
        return remains;
    }
}
