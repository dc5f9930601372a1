package containers.companion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text for a terminal.
 *
 * @param text paragraphs, between which are empty lines
 */
record Paragraphs(String text) {

    private static final int COLUMNS = 80;

    /** In lines of 80 columns at most, as far as its words allow. */
    @Override
    public String toString() {
        List<String> wrapped = new ArrayList<>();
        for (String paragraph : text.strip().split("\n\\s*\n", -1)) {
            wrapped.add(wrapped(Arrays.asList(paragraph.strip().split("\\s+", -1))));
        }
        return String.join("\n\n", wrapped);
    }

    private static String wrapped(List<String> words) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : words) {
            boolean fits = column + 1 + word.length() <= COLUMNS;
            lines.append(column == 0 ? "" : fits ? " " : "\n").append(word);
            column = column > 0 && fits ? column + 1 + word.length() : word.length();
        }
        return lines.toString();
    }
}
