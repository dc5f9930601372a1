package containers.launch;

import static containers.kernel.Argument.number;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Kernel;
import containers.kernel.SystemCall;

/**
 * Keeps this process "dumpable" while a child uses its memory.
 *
 * <p>When a process changes its user, the kernel marks its <em>memory</em> as not dumpable (prctl(2),
 * PR_SET_DUMPABLE), and the files under {@code /proc/<pid>} become root's. The child's memory is ours until it runs its
 * program, so without this a rootless JVM could no longer look at itself after a launch.
 */
record Dumpable(boolean before) {

    private static final Call GET = Call.of(SystemCall.PRCTL, new Argument.Word(3, "PR_GET_DUMPABLE"));
    private static final Call SET = Call.of(SystemCall.PRCTL, new Argument.Word(4, "PR_SET_DUMPABLE"), number(1));

    static Dumpable now() {
        return new Dumpable(Kernel.call(GET) == 1);
    }

    void restore() {
        if (before) {
            Kernel.call(SET);
        }
    }
}
