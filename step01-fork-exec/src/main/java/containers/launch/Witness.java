package containers.launch;

import containers.executable.ProgramTrace;
import containers.monitor.Launch;
import containers.pipes.Pipe;
import java.nio.file.Path;
import java.util.List;

/** A child that has said what it sees, and stays there to be looked at from outside. Closing it ends it. */
public final class Witness implements AutoCloseable {

    private final Pipe stdin = new Pipe();
    private final Pipe stdout = new Pipe();
    private final Child child;
    private final String output;

    /** Starts it, and listens until it has said everything. The plan's program ends as {@link #staying} does. */
    public Witness(Launch plan) {
        this(plan, new Launcher());
    }

    /** The same with that launcher. */
    public Witness(Launch plan, Launcher launcher) {
        try {
            child = launcher.readingFrom(stdin).writingTo(stdout).launch(plan);
        } catch (RuntimeException | Error refused) {
            closePipes();
            throw refused;
        }
        stdout.closeWriteEnd();
        output = stdout.readAll();
    }

    /** The same for a plan without a program: that is a shell with this script. */
    public static Witness of(LaunchPlan plan, String script) {
        Command.of("/bin/sh", "-c", staying(script)).addTo(plan.child());
        return new Witness(plan);
    }

    /** What a shell runs to do that and then to stay: it closes its stdout, and reads what never comes. */
    public static String staying(String script) {
        return script + "\nexec >&-; read wait";
    }

    /** The PID as this process sees it. */
    public int pid() {
        return child.pid();
    }

    /** The calls that were made on the way to its program. */
    public ProgramTrace trace() {
        return child.trace();
    }

    /** A file about it in the host's {@code /proc}. */
    public Path proc(String file) {
        return Path.of("/proc", Integer.toString(child.pid()), file);
    }

    /** All that it said. */
    public String output() {
        return output;
    }

    /** The same, line by line. */
    public List<String> said() {
        return output.lines().toList();
    }

    /** What it said on the line that begins with that word; a question mark where it said no such thing. */
    public String said(String word) {
        return output.lines()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length()).strip())
                .findFirst()
                .orElse("?");
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
