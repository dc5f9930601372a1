package containers.commandline.unknown;

import containers.telling.UsageException;
import java.util.List;
import java.util.Optional;

/**
 * What to say to an option that there isn't: many know Docker's, and others were mistyped.
 *
 * @param name the option
 * @param word the word that it stands in
 * @param known the names of those that there are
 */
public record UnknownOption(String name, String word, List<String> known) {

    /** So many letters may be wrong in an option that was meant. */
    private static final int MOST_MISTAKES = 2;

    public UnknownOption {
        known = List.copyOf(known);
    }

    /** One line. */
    public UsageException exception() {
        String where = word.length() > 2 && !word.startsWith("--") ? " in " + word : "";
        return new UsageException(DockerOption.named(name)
                .map(option -> option.answer(name))
                .orElseGet(() -> "unknown option " + name + where
                        + meant().map(option -> ": did you mean " + option + "?")
                                .orElse(" (./contain --help lists them)")));
    }

    private Optional<String> meant() {
        String nearest = "";
        int least = Math.min(MOST_MISTAKES, (name.length() - 2) / 2) + 1;
        for (String other : known) {
            int mistakes = mistakes(name, other);
            if (other.startsWith("--") && mistakes < least) {
                nearest = other;
                least = mistakes;
            }
        }
        return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
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
