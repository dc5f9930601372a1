package containers.cgroups;

import containers.cgroups.limits.Limit;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.namespaces.UserMapping;
import containers.pipes.Pipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A shell script in a control group of its own, whose standard input and output the test holds. */
final class Trial implements AutoCloseable {

    private final ControlGroup group;
    private final Pipe stdin = new Pipe();
    private final Pipe stdout = new Pipe();
    private final Child child;

    Trial(String script, Limit... limits) {
        this(new Namespaces(Set.of(), UserMapping.rootIs(User.current())), script, limits);
    }

    Trial(Namespaces namespaces, String script, Limit... limits) {
        group = ControlGroup.of(List.of(limits));
        LaunchPlan plan = new LaunchPlan();
        namespaces.create(plan, User.current());
        group.addTo(plan);
        namespaces.unshare(plan);
        Command.of("sh", "-c", script).addTo(plan.child());
        group.prepare();
        child = new Launcher()
                .readingFrom(stdin)
                .writingTo(stdout)
                .writingErrorsTo(stdout)
                .launch(plan);
        stdout.closeWriteEnd();
    }

    ControlGroup group() {
        return group;
    }

    Child child() {
        return child;
    }

    /** What it prints, up to its end. */
    String output() {
        return stdout.readAll();
    }

    /** Lets a script go on that waits with {@code read}. */
    void proceed() {
        stdin.write("\n");
    }

    /** The content of one of the group's files, in whichever hierarchy it is. */
    String file(String name) {
        for (String path : group.paths()) {
            Path file = Path.of(path, name);
            if (Files.exists(file)) {
                try {
                    return Files.readString(file).strip();
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            }
        }
        return "there is no " + name;
    }

    boolean has(String name) {
        return !file(name).startsWith("there is no");
    }

    @Override
    public void close() {
        child.close();
        group.close();
        stdin.close();
        stdout.close();
    }
}
