package containers.seccomp.file;

import containers.json.Fields;
import containers.kernel.Errno;
import containers.seccomp.filter.Action;

/** What a profile calls what becomes of a call: the runtime-spec's names, which are libseccomp's, without SCMP_ACT_. */
@SuppressWarnings("ImmutableEnumChecker") // An action is a number and a text.
enum ActionName {
    ALLOW(Action.ALLOW),
    LOG(Action.LOG),
    TRAP(Action.TRAP),
    KILL(Action.KILL_THREAD),
    KILL_THREAD(Action.KILL_THREAD),
    KILL_PROCESS(Action.KILL_PROCESS),
    /** With EPERM, or another error. */
    ERRNO(Action.refuse(Errno.EPERM));

    private static final String PREFIX = "SCMP_ACT_";

    /** The kernel takes no higher number for an error: MAX_ERRNO, linux/err.h. */
    private static final int LAST_ERROR = 4095;

    private final Action action;

    ActionName(Action action) {
        this.action = action;
    }

    /** Reads one, and the number of its error from another field. */
    static Action action(Fields fields, String name, String errorName) {
        ActionName named = named(fields, name);
        if (!fields.has(errorName)) {
            return named.action;
        }
        long error = fields.number(errorName);
        if (named != ERRNO) {
            throw fields.wrong(errorName, PREFIX + named + " has no error");
        }
        // 0 would tell a program that the call was made: ours too, which makes the calls that take root's power.
        if (error < 1 || error > LAST_ERROR) {
            throw fields.wrong(errorName, "an error's number is 1 to " + LAST_ERROR);
        }
        return Action.refuse((int) error);
    }

    private static ActionName named(Fields fields, String field) {
        String name = fields.text(field);
        for (ActionName each : values()) {
            if (name.equals(PREFIX + each)) {
                return each;
            }
        }
        throw fields.wrong(
                field,
                name.equals("SCMP_ACT_NOTIFY") || name.equals("SCMP_ACT_TRACE")
                        ? name + " needs somebody to ask, and there is nobody here"
                        : "there is no action '" + name + "' (SCMP_ACT_ALLOW, SCMP_ACT_ERRNO and others)");
    }
}
