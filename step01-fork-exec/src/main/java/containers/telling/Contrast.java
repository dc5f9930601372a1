package containers.telling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Facts about a child, as they are outside of it and inside. */
public final class Contrast {

    private final List<String> lines = new ArrayList<>();

    /** An empty table, under a heading. */
    public Contrast() {
        add("", "outside", "inside", "");
    }

    /** A fact. That it is the same on both sides is worth a remark. */
    public Contrast add(String what, Object outside, Object inside) {
        return add(what, outside, inside, outside.toString().equals(inside.toString()));
    }

    /** A fact that may look the same on both sides by chance, as a number of things does. */
    public Contrast add(String what, Object outside, Object inside, boolean same) {
        return add(what, outside.toString(), inside.toString(), same ? "the same" : "");
    }

    private Contrast add(String what, String outside, String inside, String remark) {
        lines.add(String.format(Locale.ROOT, "%-19s %-12s %-12s %s", what, outside, inside, remark)
                .stripTrailing());
        return this;
    }

    /** The table to print. */
    public List<String> lines() {
        return Collections.unmodifiableList(lines);
    }
}
