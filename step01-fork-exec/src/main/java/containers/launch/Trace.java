package containers.launch;

import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.Errno;
import containers.kernel.SystemCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of the child's calls. Written by the child, read by the parent: they share their memory. */
public final class Trace {

    /** The result of a call that wasn't made: the kernel returns no such number. */
    static final long NOT_MADE = Long.MIN_VALUE;

    private final List<CallList.Row> rows;
    private final long[] results;

    Trace(List<CallList.Row> rows, long[] results) {
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

    /** One line a call that was made, as in {@code chdir("/") = 0}. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            lines.add(rows.get(i).call() + " = " + outcome(i));
            if (results[i] == NOT_MADE) {
                break;
            }
        }
        return lines;
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
