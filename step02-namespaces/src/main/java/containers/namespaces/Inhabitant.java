package containers.namespaces;

import containers.launch.Child;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.launch.Pipe;
import java.nio.file.Path;

/** A child that runs a script at the end of a plan, and then stays there to be looked at from outside. */
public final class Inhabitant implements AutoCloseable {

    private final Pipe stdin = new Pipe();
    private final Pipe stdout = new Pipe();
    private final Child child;
    private final String output;

    /** Starts it, and returns when the script is over. */
    public Inhabitant(LaunchPlan plan, String script) {
        Command.of("/bin/sh", "-c", script + "; exec >&-; read wait").addTo(plan.child());
        try {
            child = new Launcher().readingFrom(stdin).writingTo(stdout).launch(plan);
        } catch (RuntimeException refused) {
            closePipes();
            throw refused;
        }
        stdout.closeWriteEnd();
        output = stdout.readAll();
    }

    public int pid() {
        return child.pid();
    }

    /** What the script wrote to its stdout. */
    public String output() {
        return output;
    }

    /** A file of {@code /proc/<pid>}. */
    public Path proc(String file) {
        return Path.of("/proc", Integer.toString(pid()), file);
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
}
