package containers.telling;

import java.util.List;
import java.util.Optional;

/** Which word was meant by one that was mistyped. */
public final class Nearest {

    /** So many letters may be wrong in a word that was meant. */
    private static final int MOST_MISTAKES = 2;

    private Nearest() {}

    /**
     * The word that takes the fewest corrections.
     *
     * @param most how many there may be; never more than two
     * @return the first of several, and empty where it takes more
     */
    public static Optional<String> to(String typed, int most, List<String> known) {
        Optional<String> nearest = Optional.empty();
        int least = Math.min(MOST_MISTAKES, most) + 1;
        for (String word : known) {
            int mistakes = mistakes(typed, word);
            if (mistakes < least) {
                nearest = Optional.of(word);
                least = mistakes;
            }
        }
        return nearest;
    }

    /**
     * A line on a command that there isn't.
     *
     * @param help what to say where nothing like it is known
     */
    public static String unknownCommand(String typed, List<String> known, String help) {
        return "unknown command '" + typed + "'"
                + to(typed, typed.length() / 2, known)
                        .map(meant -> ": did you mean " + meant + "?")
                        .orElse(" (" + help + ")");
    }

    /** How many letters were added, left out, changed, or swapped with the next: the Damerau-Levenshtein distance. */
    private static int mistakes(String typed, String meant) {
        int[][] best = new int[typed.length() + 1][meant.length() + 1];
        for (int i = 0; i <= typed.length(); i++) {
            for (int j = 0; j <= meant.length(); j++) {
                best[i][j] = i == 0 || j == 0 ? i + j : step(best, typed, i, meant, j);
            }
        }
        return best[typed.length()][meant.length()];
    }

    private static int step(int[][] best, String typed, int i, String meant, int j) {
        boolean same = typed.charAt(i - 1) == meant.charAt(j - 1);
        int least = Math.min(best[i - 1][j - 1] + (same ? 0 : 1), Math.min(best[i - 1][j], best[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && typed.charAt(i - 1) == meant.charAt(j - 2)
                && typed.charAt(i - 2) == meant.charAt(j - 1);
        return swapped ? Math.min(least, best[i - 2][j - 2] + 1) : least;
    }
}
