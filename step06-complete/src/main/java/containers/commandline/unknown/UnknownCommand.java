package containers.commandline.unknown;

import containers.telling.Nearest;
import java.util.List;

/**
 * What to say to a command that there isn't.
 *
 * @param name the command
 */
public record UnknownCommand(String name) {

    private static final List<String> KNOWN = List.of("run", "compile", "spec", "doctor", "completion", "help");

    /** Docker's, for containers that go on without their runner, and for images: there is neither here. */
    private static final List<String> DOCKERS = List.of(
            "ps",
            "exec",
            "build",
            "images",
            "pull",
            "push",
            "create",
            "start",
            "stop",
            "kill",
            "rm",
            "rmi",
            "logs",
            "attach",
            "inspect",
            "network",
            "volume",
            "container",
            "image",
            "compose");

    /** Those that there are. */
    public static List<String> known() {
        return KNOWN;
    }

    /** One line. */
    public String told() {
        if (DOCKERS.contains(name)) {
            return "there is no command '" + name
                    + "' here, as Docker has it: a container is a process of yours, and ends"
                    + " with its runner; there are no images";
        }
        return Nearest.unknownCommand(name, KNOWN, "./contain --help");
    }
}
