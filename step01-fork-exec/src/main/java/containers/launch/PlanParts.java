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

    // Not a map while the plan is made: a record's hashCode is put together at run time, and that takes milliseconds.
    private final List<Part> parts = new ArrayList<>();
    private final List<Set<CloneFlag>> namespaces = new ArrayList<>();

    void add(Part part, Set<CloneFlag> asked) {
        parts.add(part);
        namespaces.add(asked);
    }

    Map<Part, Set<CloneFlag>> namespaces() {
        Map<Part, Set<CloneFlag>> asked = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            asked.computeIfAbsent(parts.get(i), first -> EnumSet.noneOf(CloneFlag.class))
                    .addAll(namespaces.get(i));
        }
        return Collections.unmodifiableMap(asked);
    }
}
