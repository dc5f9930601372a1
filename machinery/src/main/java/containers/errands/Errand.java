package containers.errands;

import java.util.List;

/**
 * Another program that does something for the child, as newuidmap(1) does. Its end is waited for, and how it ended isn't
 * looked at: a later call meets what it did.
 *
 * @param program its absolute path; its first argument is the child's PID
 * @param arguments the others
 */
public record Errand(String program, List<String> arguments) {
    public Errand {
        arguments = List.copyOf(arguments);
    }
}
