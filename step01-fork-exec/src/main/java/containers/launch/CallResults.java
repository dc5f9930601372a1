package containers.launch;

import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.Errno;
import containers.kernel.SystemCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of a list of calls. The child writes its results, the parent reads them: they share their memory. */
final class CallResults {

    /** The result of a call that wasn't made: the kernel returns no such number. */
    static final long NOT_MADE = Long.MIN_VALUE;

    private final List<CallList.Row> rows;
    private final long[] results;

    CallResults(List<CallList.Row> rows, long[] results) {
        this.rows = rows;
        this.results = results;
    }

    /** The call that failed and had to succeed. None when the child runs its new program. */
    Optional<Call> refused() {
        for (int i = 0; i < results.length; i++) {
            if (Errno.isFailure(results[i]) && !rows.get(i).mayFail()) {
                return Optional.of(rows.get(i).call());
            }
        }
        return Optional.empty();
    }

    /**
     * Why that call failed. When a command is looked for in several directories, "permission denied" in one of them
     * says more than "no such file" in the last.
     */
    Errno reason() {
        Errno reason = null;
        for (int i = 0; i < results.length; i++) {
            if (Errno.isFailure(results[i])) {
                Errno errno = Errno.of(-results[i]);
                boolean better = isExecve(i) && reason != null && reason != Errno.ENOENT && errno == Errno.ENOENT;
                if (!rows.get(i).mayFail() || isExecve(i)) {
                    reason = better ? reason : errno;
                }
            }
        }
        return reason;
    }

    /** One numbered line for each call that was made, as in {@code chdir("/") = 0}. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            lines.add(Explanation.numbered(i + 1, rows.get(i).call() + " = " + outcome(results[i])));
            if (results[i] == NOT_MADE
                    || Errno.isFailure(results[i]) && !rows.get(i).mayFail()) {
                // Only a successful execve doesn't return. With it, or with a failure, the list ends.
                break;
            }
        }
        return lines;
    }

    private boolean isExecve(int row) {
        return rows.get(row).call().name() == SystemCall.EXECVE;
    }

    private static String outcome(long result) {
        if (result == NOT_MADE) {
            return "0";
        }
        return Errno.isFailure(result) ? "-1 " + Errno.of(-result) : Long.toString(result);
    }
}
