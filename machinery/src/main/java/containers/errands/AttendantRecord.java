package containers.errands;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_CREAT;
import static containers.calls.OpenFlag.O_NOFOLLOW;
import static containers.calls.OpenFlag.O_NONBLOCK;
import static containers.calls.OpenFlag.O_TRUNC;
import static containers.calls.OpenFlag.O_WRONLY;

import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.program.Program;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A file that says for whom a program works: its name ends with that one's PID, and in it is the child's directory in {@code
 * /proc}. It is there from before the program is run until that is ended. Whoever finds one of a child that is no more may
 * end the program.
 *
 * @param path the file's, where the PID follows; behind it is room for that
 * @param prefix how long it is without
 */
@SuppressWarnings("ArrayRecordComponent") // It has to be that very array: a row writes there.
public record AttendantRecord(byte[] path, int prefix) {

    /** A PID has up to seven digits, and behind them is a zero byte. */
    private static final int PID = 8;

    private static final int ONLY_MINE = 0600;

    /** One whose path begins so. */
    public static AttendantRecord beginning(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        return new AttendantRecord(Arrays.copyOf(bytes, bytes.length + PID), bytes.length);
    }

    // tag::write[]
    /** The program's own process writes it, and needn't be told its PID. Where it can't, it works all the same. */
    public void write(Program program, byte[] childDirectory) {
        Argument pid = new Argument.Inside(address(), prefix);
        program.attempt(DirectoryCalls.readlinkat("/proc/self", pid, PID - 1));
        Argument file = program.attempt(FileCalls.openat(
                        address(), ONLY_MINE, O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW, O_NONBLOCK, O_CLOEXEC))
                .result(); // O_NONBLOCK: a pipe that somebody has put there would keep it waiting, fifo(7)
        program.attempt(FileCalls.write(file, new Argument.Bytes(childDirectory, "path")));
        program.attempt(FileCalls.close(file));
    }
    // end::write[]

    /** The process's memory was the monitor's then, and the guardian's is it, too: each knows the PID. */
    public void remove(Program program) {
        program.attempt(DirectoryCalls.unlinkat(address()));
    }

    private Argument.Bytes address() {
        String shown = new String(path, 0, prefix, StandardCharsets.UTF_8) + "PID";
        return new Argument.Bytes(path, '"' + shown + '"');
    }
}
