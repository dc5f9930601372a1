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

    /** A call that ended the child, and why the kernel refused it. */
    record Refusal(Call call, Errno errno) {
        boolean isNotThere() {
            return errno == Errno.ENOENT || errno == Errno.ENOTDIR;
        }
    }

    /** What ended the child before its program. None when it runs its program. */
    Optional<Refusal> refusal() {
        for (int i = 0; i < results.length; i++) {
            if (Errno.isFailure(results[i]) && !rows.get(i).mayFail()) {
                return Optional.of(isExecve(i) ? tellingExecve(i) : refusal(i));
            }
        }
        return Optional.empty();
    }

    /**
     * When a command was looked for in several directories, "permission denied" in one of them says more than "no such
     * file" in the last: the first that was there, or else the last.
     */
    private Refusal tellingExecve(int last) {
        for (int i = 0; i < last; i++) {
            if (isExecve(i) && !refusal(i).isNotThere()) {
                return refusal(i);
            }
        }
        return refusal(last);
    }

    private Refusal refusal(int row) {
        return new Refusal(rows.get(row).call(), Errno.of(-results[row]));
    }

    /** One numbered line for each call that was made, as in {@code chdir("/") = 0}. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            lines.add(Explanation.numbered(i + 1, rows.get(i).call() + " = " + outcome(i)));
            if (isLast(i)) {
                break;
            }
        }
        return lines;
    }

    /** The list ends with the call that didn't return, as execve when it succeeds, or with the first failure. */
    private boolean isLast(int row) {
        return results[row] == NOT_MADE
                || (Errno.isFailure(results[row]) && !rows.get(row).mayFail());
    }

    private boolean isExecve(int row) {
        return rows.get(row).call().name() == SystemCall.EXECVE;
    }

    private String outcome(int row) {
        long result = results[row];
        if (result == NOT_MADE) {
            // Only a successful execve doesn't return. In any other call the child was killed.
            return isExecve(row) ? "0" : "?";
        }
        return Errno.isFailure(result) ? "-1 " + Errno.of(-result) : Long.toString(result);
    }
}
