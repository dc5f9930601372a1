package containers.launch;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_NONBLOCK;

import containers.kernel.SystemCallException;
import containers.monitor.Beside;
import containers.monitor.Monitor;
import containers.program.Program;
import containers.program.ProgramFile;
import containers.program.ProgramMemory;
import containers.start.Inherited;
import containers.start.MemoryFile;
import containers.start.Spawn;
import containers.start.Spawn.Handed;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries out launch plans: each becomes a program, which is started beside this JVM and reports how far the child came.
 *
 * <p>The JVM can't be the child's parent itself. A child is a copy of its parent, and of a JVM only the thread that asked
 * for the copy would go on, without a garbage collector or a compiler: see {@link ForkExperiment}.
 */
public final class Launcher {

    private final List<Handed> standardFiles;

    /** Launches children that have this JVM's standard files. */
    public Launcher() {
        this(List.of());
    }

    private Launcher(List<Handed> standardFiles) {
        this.standardFiles = standardFiles;
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

    private Launcher with(Handed standardFile) {
        List<Handed> files = new ArrayList<>(standardFiles);
        files.add(standardFile);
        return new Launcher(files);
    }

    /** The program that a plan becomes here. */
    public Program program(LaunchPlan plan) {
        List<Integer> childsAlone = standardFiles.stream().map(Handed::number).toList();
        return Monitor.program(plan, new Beside(childsAlone), Inherited.now().spawned());
    }

    /**
     * Starts the child and returns once it runs its program.
     *
     * @throws LaunchFailedException when a call of the plan is refused; the child is gone then, if there was one
     * @throws SystemCallException when the program can't be started
     */
    public Child launch(LaunchPlan plan) {
        ProgramFile file = ProgramFile.of(program(plan));
        try (MemoryFile memoryFile = new MemoryFile(file.content())) {
            return launch(file, memoryFile);
        }
    }

    private Child launch(ProgramFile file, MemoryFile memoryFile) {
        MonitorProcess process = start(memoryFile);
        try {
            return started(process, file);
        } catch (RuntimeException | Error refused) {
            process.close();
            throw refused;
        }
    }

    private MonitorProcess start(MemoryFile memoryFile) {
        Pipe reports = new Pipe(O_CLOEXEC);
        try {
            Pipe life = new Pipe(O_CLOEXEC, O_NONBLOCK);
            try {
                return new MonitorProcess(start(memoryFile, reports, life), reports, life);
            } catch (RuntimeException | Error refused) {
                life.close();
                throw refused;
            }
        } catch (RuntimeException | Error refused) {
            reports.close();
            throw refused;
        }
    }

    private int start(MemoryFile memoryFile, Pipe reports, Pipe life) {
        List<Handed> descriptors = new ArrayList<>(standardFiles);
        descriptors.add(new Handed(reports.writeDescriptor(), Beside.REPORTS));
        descriptors.add(new Handed(life.readDescriptor(), Beside.LIFE));
        int pid = Spawn.start(memoryFile, descriptors);
        reports.closeWriteEnd();
        life.closeReadEnd();
        return pid;
    }

    /** The child, or what kept it from its program. */
    private static Child started(MonitorProcess process, ProgramFile file) {
        ProgramMemory memory = file.memory(process.report(file.reportSize()));
        if (memory.failed().isPresent()) {
            throw new LaunchFailedException(memory);
        }
        return new Child(process, memory);
    }
}
