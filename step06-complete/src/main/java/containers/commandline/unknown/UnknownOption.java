package containers.commandline.unknown;

import containers.telling.Nearest;
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
        List<String> whole =
                known.stream().filter(each -> each.startsWith("--")).toList();
        return Nearest.to(name, (name.length() - 2) / 2, whole);
    }
}
