package containers.companion;

import java.util.ArrayList;
import java.util.List;

/**
 * What two texts don't have in common, line by line.
 *
 * @param mine one of them
 * @param other the other
 */
record Difference(List<String> mine, List<String> other) {

    /** The lines that only one of them has: {@code -} those of the first, {@code +} those of the second. */
    List<String> lines() {
        int[][] common = common();
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < mine.size() || j < other.size()) {
            if (i < mine.size() && j < other.size() && mine.get(i).equals(other.get(j))) {
                i++;
                j++;
            } else if (j == other.size() || (i < mine.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add("- " + mine.get(i++));
            } else {
                lines.add("+ " + other.get(j++));
            }
        }
        return lines;
    }

    /** How many lines at most, from there on, both have in the same order. */
    private int[][] common() {
        int[][] common = new int[mine.size() + 1][other.size() + 1];
        for (int i = mine.size() - 1; i >= 0; i--) {
            for (int j = other.size() - 1; j >= 0; j--) {
                common[i][j] = mine.get(i).equals(other.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
