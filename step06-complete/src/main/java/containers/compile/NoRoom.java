package containers.compile;

import containers.kernel.Errno;
import containers.kernel.SystemCall;
import containers.kernel.Telling;
import containers.program.Program;
import containers.program.Row;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which limit is behind a refused call. When {@code run} is refused one, Java says so on a second line; a compiled program has
 * no Java, and says it on the first.
 */
final class NoRoom {

    /** What makes a descriptor, where no more than {@code ulimit -n} may be open. */
    private static final Set<SystemCall> OPENING = Collections.unmodifiableSet(EnumSet.of(
            SystemCall.MEMFD_CREATE,
            SystemCall.OPENAT,
            SystemCall.OPENAT2,
            SystemCall.OPEN_TREE,
            SystemCall.PIDFD_OPEN,
            SystemCall.PIPE2,
            SystemCall.SIGNALFD4,
            SystemCall.SOCKET,
            SystemCall.SOCKETPAIR));

    private NoRoom() {}

    /** Adds it to the rows that have no words of their own. */
    static void explain(Program program) {
        for (Row row : program.rows()) {
            String failed = row.call() + " failed";
            if (!row.tellings().equals(Telling.ofCall(row.call().toString()))) {
                continue;
            }
            if (row.call().name() == SystemCall.CLONE3) {
                row.telling(List.of(
                        because(Errno.EAGAIN, failed, "ulimit -u, or the limits of the control group around"),
                        because(Errno.EMFILE, failed, "ulimit -n"),
                        Telling.of(Telling.RUNNER_FAILED, failed)));
            } else if (row.call().name() instanceof SystemCall name && OPENING.contains(name)) {
                row.telling(
                        List.of(because(Errno.EMFILE, failed, "ulimit -n"), Telling.of(Telling.RUNNER_FAILED, failed)));
            }
        }
    }

    private static Telling because(Errno errno, String failed, String limit) {
        return Telling.on(errno, Telling.RUNNER_FAILED, failed + ", for want of room (" + limit + ")");
    }
}
