package containers.commandline;

/** What {@code ./contain --help} prints. */
public final class Help {

    private static final String BEFORE = """
        Usage: ./contain run [options] [--] [COMMAND [ARG...]]
               ./contain compile -o FILE [options] [--] COMMAND [ARG...]
               ./contain spec [options] [--] [COMMAND [ARG...]]
               ./contain doctor [--json]
               ./contain completion bash

        run runs a command in a container. Without one, and on a terminal, it runs a shell. compile writes
        a program that does the same, without Java, any number of times on this host and for this user.
        spec prints what run would be given as a config.json of the OCI, which run --bundle and other
        runtimes take. doctor tells what this machine lacks, and what to do. completion prints what bash
        has to know to complete the rest of this: source <(./contain completion bash)

        """;

    private static final String AFTER = """

        There is no network unless it is asked for: most commands do without, and nobody reaches them.
        There are no images: the command is a program of the container's files.

        Signals are passed on. As PID 1, the command gets only those that it handles: what doesn't end
        with Ctrl-C ends when this runner is sent SIGTERM, and again within 5 seconds.

        Exit status: the command's own; 128 + n when signal n ended it; 127 when it isn't there,
        126 when it can't be run, 125 when the runner failed.
        """;

    private static final String INDENT = "  ";
    private static final int COLUMN = 27;

    private Help() {}

    /** The options' lines are the rows of their table. */
    public static String text() {
        StringBuilder text = new StringBuilder(BEFORE);
        for (Option option : Option.values()) {
            text.append(heading(option));
            addLine(text, INDENT + option.usage(), option.help());
        }
        return text.append(AFTER).toString();
    }

    /** What begins with that option, and is above it; nothing for most. */
    private static String heading(Option option) {
        return switch (option) {
            case ROOTFS -> "Its files:\n";
            case HOSTNAME -> "\nIts program:\n";
            case USER -> "\nIts users:\n";
            case ULIMIT -> "\nIts processes:\n";
            case NETWORK -> "\nIts network:\n";
            case PID -> "\nWhat it shares with the host:\n";
            case CAP_ADD -> "\nWhat it may do:\n";
            case MEMORY -> "\nWhat it can use of the machine:\n";
            case LABEL -> "\nHow it is run:\n";
            default -> "";
        };
    }

    /** What leaves no room for the second column has a line of its own. */
    private static void addLine(StringBuilder text, String usage, String help) {
        boolean fits = usage.length() < COLUMN;
        text.append(usage).append(fits ? " ".repeat(COLUMN - usage.length()) : "\n" + " ".repeat(COLUMN));
        text.append(help).append('\n');
    }
}
