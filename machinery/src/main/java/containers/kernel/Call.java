package containers.kernel;

import java.util.List;

/**
 * A system call that has not been made yet: which one, and with what.
 *
 * <p>Because a call is data it can be printed ({@link #toString}), made by this process ({@link Kernel#call}), or
 * given to a child process to make (a {@link CallList}).
 */
public record Call(Operation name, List<Argument> arguments) {

    private static final int USUAL_LENGTH = 128;

    public static Call of(Operation name, Argument... arguments) {
        return new Call(name, List.of(arguments));
    }

    /** As a C programmer would write it: {@code mount("proc", "/proc", "proc", MS_NOSUID|MS_NODEV, NULL)}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(USUAL_LENGTH);
        write(text);
        return text.toString();
    }

    /** Writes the same behind a text. */
    public void write(StringBuilder text) {
        text.append(name).append('(');
        for (int i = 0; i < arguments.size(); i++) {
            if (i > 0) {
                text.append(", ");
            }
            write(arguments.get(i), text);
        }
        text.append(')');
    }

    /** A string isn't made into another first: there are some hundred in each start. */
    private static void write(Argument argument, StringBuilder text) {
        if (argument instanceof Argument.Text string) {
            KernelText.quote(string.value(), text);
        } else {
            text.append(argument.toString());
        }
    }
}
