package containers.seccomp.filter;

import containers.kernel.Errno;
import java.util.List;

/**
 * What becomes of a call.
 *
 * @param value what the filter returns: SECCOMP_RET_…, linux/seccomp.h
 * @param text as a person reads it
 */
public record Action(int value, String text) {

    public static final Action ALLOW = new Action(0x7fff_0000, "allow");
    public static final Action LOG = new Action(0x7ffc_0000, "allow, and log it");
    public static final Action TRAP = new Action(0x0003_0000, "send SIGSYS");
    public static final Action KILL_PROCESS = new Action(0x8000_0000, "kill the process");
    public static final Action KILL_THREAD = new Action(0, "kill the thread");

    private static final int ERRNO = 0x0005_0000;

    /** The call isn't made, and fails with that error. */
    public static Action refuse(Errno errno) {
        return new Action(ERRNO | errno.number(), "refuse: " + errno.name());
    }

    /** The same for any number. */
    public static Action refuse(int errno) {
        Errno known = Errno.of(errno);
        return known == Errno.UNKNOWN ? new Action(ERRNO | errno, "refuse: error " + errno) : refuse(known);
    }

    /** The one with that value. */
    public static Action of(int value) {
        for (Action each : List.of(ALLOW, LOG, TRAP, KILL_PROCESS, KILL_THREAD)) {
            if (each.value == value) {
                return each;
            }
        }
        return refuse(value & 0xFFFF);
    }

    /** Whether the call fails with an error. */
    public boolean isRefusal() {
        return (value & 0xFFFF_0000) == ERRNO;
    }

    /** The error's number, where it does. */
    public int errno() {
        return value & 0xFFFF;
    }

    /** Whether the call takes place. */
    public boolean isMade() {
        return this.equals(ALLOW) || this.equals(LOG);
    }
}
