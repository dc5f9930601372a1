package containers.runner;

import containers.cgroups.ControlGroup;
import containers.executable.ProgramMemory;
import containers.executable.ProgramTrace;
import containers.start.Afterword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Java does when the container is no more and the monitor couldn't do or say all: advice on a call that was refused,
 * the trace, the removal of groups that need a walk.
 */
final class Afterwords {

    /** The command for it. It isn't meant for people. */
    static final String VERB = "afterword";

    private static final List<String> VARIABLES = List.of("HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "LC_ALL");

    private Afterwords() {}

    /** This JVM's own command line up to the main class, with other arguments; none when that can't be found out. */
    static Optional<Afterword> ofThisJvm(boolean traces) {
        try {
            String java = Files.readSymbolicLink(Path.of("/proc/self/exe")).toString();
            List<String> words = GivenWords.ofProcess();
            int main = words.indexOf(Contain.class.getName());
            List<String> arguments = new ArrayList<>(words.subList(0, main + 1));
            arguments.add(VERB);
            arguments.add(Boolean.toString(traces));
            return main < 0 ? Optional.empty() : Optional.of(new Afterword(java, arguments, environment()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static List<String> environment() {
        List<String> environment = new ArrayList<>();
        for (String name : VARIABLES) {
            String value = System.getenv(name);
            if (value != null) {
                environment.add(name + "=" + value);
            }
        }
        return environment;
    }

    /**
     * Says and does it.
     *
     * @return the status that the monitor meant to exit with
     */
    static int run(boolean traces) throws IOException {
        ProgramMemory memory = new ProgramMemory(Files.readAllBytes(Path.of("/proc/self/fd/" + Afterword.MEMORY)));
        try {
            memory.failed().ifPresent(Contain.failures()::advise);
            if (traces) {
                new ProgramTrace(memory).lines().forEach(System.err::println);
            }
            ControlGroup.sweep();
        } catch (RuntimeException failed) {
            Contain.failures().tell(failed); // The container's status is worth more.
        }
        return memory.status();
    }
}
