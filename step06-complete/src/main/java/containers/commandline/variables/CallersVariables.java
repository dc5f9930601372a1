package containers.commandline.variables;

import containers.kernel.KernelText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The variables that this process was given, byte for byte: Java's own are characters, and what is none is lost. */
final class CallersVariables {

    /** What Java or its C library reads: {@code ./contain} has other values for them, or none. */
    private static final List<String> HIDDEN = List.of(
            "LC_ALL",
            "MALLOC_ARENA_MAX",
            "_JAVA_OPTIONS",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "_JAVA_LAUNCHER_DEBUG");

    private CallersVariables() {}

    /** That variable's value; empty when it isn't set. */
    static Optional<String> value(String name) {
        String kept = System.getProperty("contain.kept", "");
        return isOurs(name, kept) ? Optional.empty() : valueHere(HIDDEN.contains(name) ? kept + name : name);
    }

    /** Whether it is only there to keep another's value. */
    private static boolean isOurs(String name, String kept) {
        return !kept.isEmpty() && name.startsWith(kept) && HIDDEN.contains(name.substring(kept.length()));
    }

    private static Optional<String> valueHere(String name) {
        if (System.getenv(name) == null) {
            return Optional.empty();
        }
        try {
            return value(name, KernelText.of(Files.readAllBytes(Path.of("/proc/self/environ"))));
        } catch (IOException unreadable) {
            return Optional.of(System.getenv(name));
        }
    }

    /** @param all each ends with a zero byte: proc_pid_environ(5) */
    static Optional<String> value(String name, String all) {
        String beginning = name + "=";
        for (String entry : all.split("\0", -1)) {
            if (entry.startsWith(beginning)) {
                return Optional.of(entry.substring(beginning.length()));
            }
        }
        return Optional.empty();
    }
}
