package containers.testing;

import java.util.ArrayList;
import java.util.List;

/** The difference between two texts, as diff(1) shows it: "-" was expected and isn't there, "+" is there instead. */
public final class Difference {

    private static final String COMMON = "  ";

    private Difference() {}

    /** All lines, those that both have behind two blanks. */
    public static List<String> between(List<String> expected, List<String> actual) {
        int[][] common = commonLines(expected, actual);
        List<String> difference = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < expected.size() || j < actual.size()) {
            if (i < expected.size() && j < actual.size() && expected.get(i).equals(actual.get(j))) {
                difference.add(COMMON + expected.get(i++));
                j++;
            } else if (j == actual.size() || (i < expected.size() && common[i + 1][j] >= common[i][j + 1])) {
                difference.add("- " + expected.get(i++));
            } else {
                difference.add("+ " + actual.get(j++));
            }
        }
        return difference;
    }

    /** Only the lines that one of them has. */
    public static List<String> changes(List<String> expected, List<String> actual) {
        return between(expected, actual).stream()
                .filter(line -> !line.startsWith(COMMON))
                .toList();
    }

    /** At [i][j]: how many lines the two texts have in common, in order, from line i of one and line j of the other. */
    private static int[][] commonLines(List<String> expected, List<String> actual) {
        int[][] common = new int[expected.size() + 1][actual.size() + 1];
        for (int i = expected.size() - 1; i >= 0; i--) {
            for (int j = actual.size() - 1; j >= 0; j--) {
                common[i][j] = expected.get(i).equals(actual.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
