package containers.launch;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_NONBLOCK;

import containers.executable.ProgramFile;
import containers.executable.ProgramMemory;
import containers.kernel.SystemCallException;
import containers.monitor.Beside;
import containers.pipes.Pipe;
import containers.start.MemoryFile;
import containers.start.Spawn;
import containers.start.Spawn.Handed;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan that has become a program in a file: it can be started any number of times, the next when the last has ended.
 *
 * <p>The program is started beside this JVM and reports through a pipe how far the child came.
 */
public final class PreparedLaunch implements AutoCloseable {

    private final ProgramFile file;
    private final MemoryFile memoryFile;
    private final List<Handed> handed;

    PreparedLaunch(ProgramFile file, List<Handed> handed) {
        this.file = file;
        this.memoryFile = new MemoryFile(file.files());
        this.handed = handed;
    }

    /**
     * Starts the child and returns once it runs its program.
     *
     * @throws LaunchFailedException when a call of the plan is refused; the child is gone then, if there was one
     * @throws SystemCallException when the program can't be started
     */
    public Child launch() {
        MonitorProcess process = start();
        try {
            return started(process);
        } catch (RuntimeException | Error refused) {
            process.close();
            throw refused;
        }
    }

    private MonitorProcess start() {
        Pipe reports = new Pipe(O_CLOEXEC);
        try {
            Pipe life = new Pipe(O_CLOEXEC, O_NONBLOCK);
            try {
                return new MonitorProcess(start(reports, life), reports, life);
            } catch (RuntimeException | Error refused) {
                life.close();
                throw refused;
            }
        } catch (RuntimeException | Error refused) {
            reports.close();
            throw refused;
        }
    }

    private int start(Pipe reports, Pipe life) {
        List<Handed> descriptors = new ArrayList<>(handed);
        descriptors.add(new Handed(reports.writeDescriptor(), Beside.REPORTS));
        descriptors.add(new Handed(life.readDescriptor(), Beside.LIFE));
        int pid = Spawn.start(memoryFile, descriptors);
        reports.closeWriteEnd();
        life.closeReadEnd();
        return pid;
    }

    /** The child, or what kept it from its program. */
    private Child started(MonitorProcess process) {
        ProgramMemory memory = file.memory(process.report(file.reportSize()));
        if (memory.failed().isPresent()) {
            throw new LaunchFailedException(memory);
        }
        return new Child(process, memory);
    }

    /** Lets the file go. Children that were started with it go on. */
    @Override
    public void close() {
        memoryFile.close();
    }
}
