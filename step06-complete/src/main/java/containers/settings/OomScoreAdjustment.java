package containers.settings;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_WRONLY;

import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.Errno;
import containers.kernel.Telling;
import java.util.List;

/**
 * Who is ended first when the machine has no memory left: the process with the highest score. This is added to it,
 * proc_pid_oom_score_adj(5).
 *
 * @param value from −1000, never, to 1000, first of all
 */
public record OomScoreAdjustment(int value) {

    private static final int MOST = 1000;

    public OomScoreAdjustment {
        if (value < -MOST || value > MOST) {
            throw new IllegalArgumentException("it is a number from -" + MOST + " to " + MOST + ", not " + value);
        }
    }

    /** Adds the calls that set it. They need the container's own /proc. */
    public void addTo(CallList child) {
        List<Telling> telling = List.of(
                Telling.on(
                        Errno.EACCES,
                        Telling.RUNNER_FAILED,
                        "the OOM score adjustment " + value
                                + " is below what the caller has (only CAP_SYS_RESOURCE may lower it): give a higher number"),
                Telling.of(Telling.RUNNER_FAILED, "the OOM score adjustment " + value + " can't be set"));
        Argument.Result file = child.add(FileCalls.openat("/proc/self/oom_score_adj", O_WRONLY, O_CLOEXEC), telling);
        child.add(FileCalls.write(file, Integer.toString(value)), telling);
        child.add(FileCalls.close(file));
    }
}
