package containers.monitor;

import containers.executable.ProgramRun;
import containers.kernel.SystemCall;
import containers.program.Program;
import containers.program.Row;
import java.nio.file.Path;

/** Programs whose child ends before it tells its monitor that it is there, as one does that somebody kills. */
final class DyingChild {

    /** The row's first argument is -100, of which the kernel keeps a byte. */
    static final int STATUS = -100 & 0xff;

    private DyingChild() {}

    static Path file(Path directory, Program program) {
        return ProgramRun.write(directory, content(program));
    }

    static byte[] content(Program program) {
        Row asksForItsPid = program.rows().stream()
                .filter(row -> row.call().name() == SystemCall.READLINKAT)
                .findFirst()
                .orElseThrow();
        return ProgramRun.withCall(program, asksForItsPid, SystemCall.EXIT_GROUP);
    }
}
