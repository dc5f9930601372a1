package containers.companion.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A step's container with a change, beside the whole one.
 *
 * @param name unique in its step: small letters and hyphens
 * @param change what is different about its plan
 * @param command what a shell runs in both containers; empty where the kernel's view is enough
 * @param predict a question before; why its answer is right is told after
 */
public record Experiment(String name, Change change, String command, Question predict) {

    public Experiment {
        if (!name.matches("[a-z][a-z-]*")) {
            throw new IllegalArgumentException("an experiment's name has small letters and hyphens: '" + name + "'");
        }
    }

    /** What a person types to make it without its question. */
    public String typed(int step) {
        List<String> words = new ArrayList<>(List.of("./workshop", "try", Integer.toString(step)));
        words.addAll(change.words());
        if (!command.isEmpty()) {
            words.addAll(List.of("--", command));
        }
        return words.stream()
                .map(word -> word.matches("[\\w./-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
