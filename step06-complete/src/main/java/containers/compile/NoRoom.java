package containers.compile;

import containers.kernel.Call;
import containers.kernel.Errno;
import containers.kernel.SystemCall;
import containers.kernel.Telling;
import containers.program.Program;
import containers.program.Row;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which limit is behind a refused call. When {@code run} is refused one, Java says so on a second line; a compiled program has
 * no Java, and says it on the first.
 */
final class NoRoom {

    /** What makes a descriptor, where no more than {@code ulimit -n} may be open. */
    private static final Set<SystemCall> OPENING = Collections.unmodifiableSet(EnumSet.of(
            SystemCall.BPF,
            SystemCall.FSMOUNT,
            SystemCall.FSOPEN,
            SystemCall.LANDLOCK_CREATE_RULESET,
            SystemCall.MEMFD_CREATE,
            SystemCall.OPENAT,
            SystemCall.OPENAT2,
            SystemCall.OPEN_TREE,
            SystemCall.PIDFD_OPEN,
            SystemCall.PIPE2,
            SystemCall.SIGNALFD4,
            SystemCall.SOCKET,
            SystemCall.SOCKETPAIR,
            SystemCall.TIMERFD_CREATE));

    private NoRoom() {}

    /** Adds it to what the rows say of other errors. */
    static void explain(Program program) {
        for (Row row : program.rows()) {
            List<Telling> limits = limits(row.call());
            if (!limits.isEmpty()) {
                row.telling(
                        Stream.concat(limits.stream(), row.tellings().stream()).toList());
            }
        }
    }

    private static List<Telling> limits(Call call) {
        String failed = call + " failed";
        if (call.name() == SystemCall.CLONE3) {
            return List.of(
                    because(Errno.EAGAIN, failed, "ulimit -u, or the limits of the control group around"),
                    because(Errno.EMFILE, failed, "ulimit -n"));
        }
        return OPENING.contains(call.name()) ? List.of(because(Errno.EMFILE, failed, "ulimit -n")) : List.of();
    }

    private static Telling because(Errno errno, String failed, String limit) {
        return Telling.on(errno, Telling.RUNNER_FAILED, failed + ", for want of room (" + limit + ")");
    }
}
