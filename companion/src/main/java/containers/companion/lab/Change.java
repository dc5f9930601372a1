package containers.companion.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is different about a plan's parts.
 *
 * @param kind what is done
 * @param names of the parts that it is done to: a title, or a piece of one that no other has. What is left out can also be a
 *     flag of {@code clone3}, or calls with such a text in them; more of them with "or" between
 * @param asRoot whether the plan is root's, which has no user namespace
 */
public record Change(Kind kind, List<String> names, boolean asRoot) {

    /** The option that says the plan is root's. */
    public static final String AS_ROOT = "--as-root";

    /** What can be done to parts. */
    public enum Kind {
        /** One is left out. */
        WITHOUT(1),
        /** Two change places. */
        SWAP(2),
        /** What comes behind one is left out, but for the program. */
        ONLY_TO(1);

        private final int parts;

        Kind(int parts) {
            this.parts = parts;
        }

        /** How many parts it takes. */
        public int parts() {
            return parts;
        }

        /** As in a lab's file, and as an option behind two hyphens: {@code only-to}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Change {
        names = List.copyOf(names);
        if (names.size() != kind.parts()) {
            throw new IllegalArgumentException(
                    kind.word() + " takes " + (kind.parts() == 1 ? "a part" : "two parts") + " of the plan");
        }
    }

    /** As a person types it. */
    public List<String> words() {
        List<String> words = new ArrayList<>(asRoot ? List.of(AS_ROOT) : List.of());
        words.add("--" + kind.word());
        words.addAll(names);
        return words;
    }

    /** In words: {@code without its hostname}. */
    @Override
    public String toString() {
        String change = switch (kind) {
            case WITHOUT -> "without '" + names.get(0) + "'";
            case SWAP -> "with '" + names.get(1) + "' before '" + names.get(0) + "'";
            case ONLY_TO -> "only to '" + names.get(0) + "'";
        };
        return (asRoot ? "as root has it, " : "") + change;
    }
}
