package containers.launch;

import containers.executable.ProgramFile;
import containers.forking.ForkExperiment;
import containers.kernel.Call;
import containers.kernel.SystemCallException;
import containers.monitor.Beside;
import containers.monitor.Launch;
import containers.monitor.Monitor;
import containers.pipes.Pipe;
import containers.program.Program;
import containers.start.Inherited;
import containers.start.Spawn.Handed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Carries out launch plans: each becomes a program, which is started beside this JVM and reports how far the child came.
 *
 * <p>The JVM can't be the child's parent itself. A child is a copy of its parent, and of a JVM only the thread that asked
 * for the copy would go on, without a garbage collector or a compiler: see {@link ForkExperiment}.
 */
public final class Launcher {

    private final List<Handed> standardFiles;
    private final Predicate<Call> idle;

    /** Launches children that have this JVM's standard files. */
    public Launcher() {
        this(List.of(), call -> false);
    }

    private Launcher(List<Handed> standardFiles, Predicate<Call> idle) {
        this.standardFiles = standardFiles;
        this.idle = idle;
    }

    /** Launches children that read from that pipe. */
    public Launcher readingFrom(Pipe stdin) {
        return with(new Handed(stdin.readDescriptor(), 0));
    }

    /** Launches children that write to that pipe. */
    public Launcher writingTo(Pipe stdout) {
        return with(new Handed(stdout.writeDescriptor(), 1));
    }

    /** Launches children that write their errors to that pipe. */
    public Launcher writingErrorsTo(Pipe stderr) {
        return with(new Handed(stderr.writeDescriptor(), 2));
    }

    /** Launches children with a call that does nothing in the place of those: it shows what they are for. */
    public Launcher idling(Predicate<Call> calls) {
        return new Launcher(standardFiles, calls);
    }

    private Launcher with(Handed standardFile) {
        List<Handed> files = new ArrayList<>(standardFiles);
        files.add(standardFile);
        return new Launcher(files, idle);
    }

    /** The program that a plan becomes here. */
    public Program program(Launch plan) {
        List<Integer> childsAlone = standardFiles.stream().map(Handed::number).toList();
        Program program =
                Monitor.program(plan, new Beside(childsAlone), Inherited.now().spawned());
        program.idle(idle);
        return program;
    }

    private List<Handed> handed(Launch plan) {
        List<Handed> handed = new ArrayList<>(standardFiles);
        // Under its own number, which is free there.
        plan.kept().ifPresent(kept -> handed.add(new Handed(kept, kept)));
        return handed;
    }

    /** Gets everything ready that is the same each time that the plan is carried out. */
    public PreparedLaunch prepare(Launch plan) {
        return new PreparedLaunch(ProgramFile.inTwo(program(plan)), handed(plan));
    }

    /**
     * Starts the child and returns once it runs its program.
     *
     * @throws LaunchFailedException when a call of the plan is refused; the child is gone then, if there was one
     * @throws SystemCallException when the program can't be started
     */
    public Child launch(Launch plan) {
        try (PreparedLaunch prepared = prepare(plan)) {
            return prepared.launch();
        }
    }
}
