package containers.benchmark.measured;

import static containers.kernel.Argument.number;

import containers.calls.WaitCalls;
import containers.executable.ProgramFile;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.SystemCall;
import containers.launch.Command;
import containers.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The smallest root filesystem that can be: static programs of a system call or two, so that the time is the container's. */
public final class TinyRoot {

    /** Makes one system call, {@code exit_group(0)}. */
    public static final Command TRUE = Command.of("/true");

    /** Sleeps for some milliseconds: so there is a moment at which the container runs. */
    public static final Command NAP = Command.of("/nap");

    /** Sleeps until it is killed, also when its monitor was killed: that takes its own memory with it, and nothing else. */
    public static final Command PAUSE = Command.of("/pause");

    /** Isn't there. */
    public static final Command MISSING = Command.of("/missing");

    private static final long NAP_NANOS = 4_000_000;

    private TinyRoot() {}

    /** Makes it where it isn't there. */
    public static Path in(Path directory) throws IOException {
        Path root = directory.resolve("tiny-root");
        if (!Files.exists(root)) {
            for (String place : List.of("proc", "dev", "sys", "tmp")) {
                Files.createDirectories(root.resolve(place));
            }
            Argument.Bytes nothing = WaitCalls.pollfds(1, "[]");
            write(root, TRUE);
            write(root, NAP, WaitCalls.ppoll(nothing, NAP_NANOS));
            // The death signal that it got from the container's plan is taken off: 1 is PR_SET_PDEATHSIG.
            write(root, PAUSE, Call.of(SystemCall.PRCTL, number(1), number(0)), WaitCalls.ppoll(nothing));
        }
        return root;
    }

    private static void write(Path root, Command command, Call... calls) throws IOException {
        CallList list = new CallList();
        for (Call call : calls) {
            list.add(call);
        }
        Path file = Path.of(root + command.arguments().get(0));
        Files.write(file, ProgramFile.of(Program.of(list)).content());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
