package containers.filesystems;

import containers.hostroot.HostRoot;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.launch.Pipe;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process that runs a script in a container, and then stays there to be looked at from outside. */
final class Inhabitant implements AutoCloseable {

    private final Pipe stdin = new Pipe();
    private final Pipe stdout = new Pipe();
    private final Child child;
    private final String output;

    static LaunchPlan inContainer() throws IOException {
        return in(Namespaces.ofContainer(User.current()));
    }

    static LaunchPlan withHostsNetwork() throws IOException {
        return in(Namespaces.ofContainer(User.current()).without(Namespace.NETWORK));
    }

    private static LaunchPlan in(Namespaces namespaces) throws IOException {
        return Step04Proc.upToTheProgram(namespaces, HostRoot.inUserCache().directory());
    }

    Inhabitant(LaunchPlan plan, String script) {
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

    /** What the script wrote to its stdout. */
    String output() {
        return output;
    }

    /** A file of {@code /proc/<pid>}. */
    Path proc(String file) {
        return Path.of("/proc", Integer.toString(child.pid()), file);
    }

    List<String> mounts() {
        try {
            return Files.readAllLines(proc("mountinfo"));
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
}
