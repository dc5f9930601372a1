package containers.launch;

import containers.executable.ProgramMemory;
import containers.executable.ProgramTrace;
import containers.kernel.Errno;
import containers.telling.OneLine;
import java.util.Optional;

/** There is no child that runs its program, because the kernel refused one of the plan's calls. */
public final class LaunchFailedException extends RuntimeException implements OneLine {

    private static final long serialVersionUID = 1;

    private final transient ProgramMemory memory;
    private final transient ProgramMemory.Line failed;

    LaunchFailedException(ProgramMemory memory) {
        this(memory, memory.failed().orElseThrow());
    }

    private LaunchFailedException(ProgramMemory memory, ProgramMemory.Line failed) {
        super(failed.call() + " failed: " + failed.errno().map(Errno::toString).orElse("0"));
        this.memory = memory;
        this.failed = failed;
    }

    /** The row that was refused. */
    public ProgramMemory.Line failed() {
        return failed;
    }

    public Errno errno() {
        return failed.errno().orElseThrow();
    }

    @Override
    public Optional<ProgramMemory.Line> refused() {
        return Optional.of(failed);
    }

    /** What to tell a person, on one line. */
    @Override
    public String told() {
        return memory.told() + ": " + errno();
    }

    /** The exit status that goes with it: 125, 126 or 127. */
    @Override
    public int status() {
        return memory.toldStatus();
    }

    /** The calls that were made, with their results. */
    public ProgramTrace trace() {
        return new ProgramTrace(memory);
    }
}
