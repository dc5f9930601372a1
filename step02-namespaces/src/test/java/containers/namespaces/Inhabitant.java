package containers.namespaces;

import containers.launch.Child;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.launch.Pipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process that runs a script in namespaces, and then stays there to be looked at from outside. */
final class Inhabitant implements AutoCloseable {

    static final String HOSTNAME = "inhabitant";

    private final Pipe stdin = new Pipe();
    private final Pipe stdout = new Pipe();
    private final Child child;
    private final String output;

    Inhabitant(Namespaces namespaces, String script) {
        try {
            child = new Launcher().readingFrom(stdin).writingTo(stdout).launch(plan(namespaces, script));
        } catch (RuntimeException refused) {
            closePipes();
            throw refused;
        }
        stdout.closeWriteEnd();
        output = stdout.readAll();
    }

    int pid() {
        return child.pid();
    }

    /** What the script wrote. */
    String output() {
        return output;
    }

    /** The lines of a file of {@code /proc/<pid>}, with single spaces for columns. */
    List<String> proc(String file) {
        try {
            return Files.readAllLines(Path.of("/proc", Integer.toString(pid()), file)).stream()
                    .map(line -> line.strip().replaceAll("\\s+", " "))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        child.close();
        closePipes();
    }

    private void closePipes() {
        stdout.close();
        stdin.close();
    }

    private static LaunchPlan plan(Namespaces namespaces, String script) {
        LaunchPlan plan = new LaunchPlan();
        namespaces.create(plan, User.current());
        namespaces.unshare(plan);
        namespaces.configure(plan, new Hostname(HOSTNAME));
        Command.of("sh", "-c", script + "; exec >&-; read wait").addTo(plan.child());
        return plan;
    }
}
