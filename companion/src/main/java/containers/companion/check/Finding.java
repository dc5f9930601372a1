package containers.companion.check;

import containers.companion.lab.Failure;
import java.util.Optional;

/**
 * What was found out about a requirement.
 *
 * @param requirement its test's method
 * @param isMet whether it is met
 * @param message what the kernel shows when it isn't
 * @param call the name of the call that was refused; empty when none was
 * @param errno the name of its error
 */
public record Finding(String requirement, boolean isMet, String message, String call, String errno) {

    private static final int FIELDS = 5;

    static Finding met(String requirement) {
        return new Finding(requirement, true, "", "", "");
    }

    static Finding notMet(String requirement, String message) {
        return new Finding(requirement, false, message, "", "");
    }

    /** All of it on one line. */
    String line() {
        String escaped = message.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "    ");
        return String.join("\t", requirement, Boolean.toString(isMet), call, errno, escaped);
    }

    /** From such a line. */
    static Finding of(String line) {
        String[] fields = line.split("\t", FIELDS);
        String message = fields[4].replaceAll("(?<!\\\\)\\\\n", "\n").replace("\\\\", "\\");
        return new Finding(fields[0], Boolean.parseBoolean(fields[1]), message, fields[2], fields[3]);
    }

    /** What a hint can be an answer to. */
    public Failure failure() {
        return new Failure(requirement, nonEmpty(call), nonEmpty(errno));
    }

    private static Optional<String> nonEmpty(String word) {
        return Optional.of(word).filter(each -> !each.isEmpty());
    }
}
