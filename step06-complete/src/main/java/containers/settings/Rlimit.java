package containers.settings;

import containers.calls.ProcessCalls;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.Errno;
import containers.kernel.Telling;
import java.util.List;

/**
 * How far each process may go: getrlimit(2). A control group limits all of them together.
 *
 * @param type in what
 * @param soft what holds; {@value #UNLIMITED} for no limit
 * @param hard how far a process may raise that by itself
 */
public record Rlimit(RlimitType type, long soft, long hard) {

    /** RLIM_INFINITY. */
    public static final long UNLIMITED = -1;

    private static final String ABOVE_ALL = ", or above /proc/sys/fs/nr_open, which nobody may have";

    public Rlimit {
        if (Long.compareUnsigned(soft, hard) > 0) {
            throw new IllegalArgumentException("the limit " + type.word() + " that holds can't be above the one that it"
                    + " may be raised to: " + text(soft) + " is more than " + text(hard));
        }
    }

    /** Adds the call that sets it. Children inherit it. */
    public void addTo(CallList child) {
        Argument resource = new Argument.Word(type.number(), type.name());
        child.add(ProcessCalls.prlimit64(resource, soft, hard), tellings());
    }

    private List<Telling> tellings() {
        String said = "the limit " + type.word() + "=" + text(soft) + ":" + text(hard);
        return List.of(
                Telling.on(
                        Errno.EPERM,
                        Telling.RUNNER_FAILED,
                        said + " is above what this user may have (ulimit -H -a shows it; raising it needs"
                                + " CAP_SYS_RESOURCE, which root has on the host)"
                                + (type == RlimitType.RLIMIT_NOFILE ? ABOVE_ALL : "")),
                Telling.of(Telling.RUNNER_FAILED, said + " can't be set"));
    }

    private static String text(long limit) {
        return limit == UNLIMITED ? "unlimited" : Long.toString(limit);
    }
}
