package containers.companion;

import containers.companion.experiment.Wrapped;
import java.util.ArrayList;
import java.util.List;

/**
 * A text for a terminal.
 *
 * @param text paragraphs, between which are empty lines
 */
record Paragraphs(String text) {

    /** In lines of 80 columns at most, as far as its words allow. */
    @Override
    public String toString() {
        List<String> wrapped = new ArrayList<>();
        for (String paragraph : text.strip().split("\n\\s*\n", -1)) {
            String line = String.join(" ", paragraph.strip().split("\\s+", -1));
            wrapped.add(String.join("\n", new Wrapped(line, "").lines()));
        }
        return String.join("\n\n", wrapped);
    }
}
