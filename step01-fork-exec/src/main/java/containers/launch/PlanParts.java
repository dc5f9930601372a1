package containers.launch;

import containers.calls.CloneFlag;
import containers.kernel.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of a plan in their order, and the namespaces that each has {@code clone3} make. */
final class PlanParts {

    private final List<Begun> parts = new ArrayList<>();

    /** A part, and the namespaces that {@code clone3} was to make when it was begun. */
    private record Begun(Part part, Set<CloneFlag> before) {}

    void begin(Part part, EnumSet<CloneFlag> before) {
        parts.add(new Begun(part, EnumSet.copyOf(before)));
    }

    /**
     * What each part added, up to the next one.
     *
     * @param now the namespaces of all parts together
     */
    Map<Part, Set<CloneFlag>> namespaces(EnumSet<CloneFlag> now) {
        // Not while the plan is made: a record's hashCode is put together at run time, and that takes milliseconds.
        Map<Part, Set<CloneFlag>> asked = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            Set<CloneFlag> added =
                    EnumSet.copyOf(i + 1 < parts.size() ? parts.get(i + 1).before() : now);
            added.removeAll(parts.get(i).before());
            asked.computeIfAbsent(parts.get(i).part(), first -> EnumSet.noneOf(CloneFlag.class))
                    .addAll(added);
        }
        return Collections.unmodifiableMap(asked);
    }
}
