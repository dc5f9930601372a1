package containers.companion.experiment;

import containers.testing.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How two containers differ, for a person to read.
 *
 * @param whole the one that is as the step has it
 * @param changed the other
 * @param command what a shell ran in both
 */
record Comparison(Observation whole, Observation changed, String command) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        addFacts(lines);
        add("Its calls", whole.calls().upTo(changed.calls()), changed.calls().lines(), lines);
        changed.refused().ifPresent(message -> {
            lines.add("");
            lines.addAll(new Wrapped("It doesn't start: " + message).lines());
        });
        if (!command.isEmpty() && changed.refused().isEmpty()) {
            add("What '" + command + "' prints", whole.said(), changed.said(), lines);
        }
        return lines;
    }

    /** Those that differ. */
    private void addFacts(List<String> lines) {
        Set<String> same = new LinkedHashSet<>();
        lines.add(row("", "as it is", "changed"));
        if (whole.hasEnded() != changed.hasEnded()) {
            lines.add(row(Facts.PROGRAM, state(whole), state(changed)));
        }
        // Of one that has ended already there are few others.
        Map<String, String> both = new LinkedHashMap<>(changed.facts());
        both.keySet().retainAll(whole.facts().keySet());
        both.remove(Facts.PROGRAM);
        for (Map.Entry<String, String> fact : both.entrySet()) {
            String before = whole.facts().get(fact.getKey());
            if (fact.getValue().equals(before)) {
                same.add(fact.getKey().endsWith(Facts.NAMESPACE) ? "its other namespaces" : fact.getKey());
            } else {
                lines.add(row(fact.getKey(), before, fact.getValue()));
            }
        }
        if (lines.size() == 1) {
            lines.clear();
        }
        lines.addAll(new Wrapped("The same in both: " + String.join(", ", same) + ".").lines());
    }

    private static String state(Observation seen) {
        return seen.hasEnded() ? "has ended" : "runs";
    }

    private static String row(String name, String one, String other) {
        return String.format(Locale.ROOT, "%-24s %-24s %s", name, one, other).stripTrailing();
    }

    private static void add(String title, List<String> one, List<String> other, List<String> lines) {
        List<String> changes = Difference.changes(one, other);
        lines.add("");
        lines.add(title + (changes.isEmpty() ? ": the same." : " (- as it is, + changed):"));
        for (String line : changes) {
            lines.addAll(new Wrapped(line).lines());
        }
    }
}
