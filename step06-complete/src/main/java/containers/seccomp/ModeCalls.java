package containers.seccomp;

import containers.kernel.Errno;
import containers.seccomp.filter.Action;
import containers.seccomp.filter.Condition;
import containers.seccomp.filter.Profile;
import containers.seccomp.filter.Rule;
import java.util.ArrayList;
import java.util.List;

/** Calls that give a file its mode. */
enum ModeCalls {
    CHANGING("chmod fchmod", 1),
    CHANGING_IN_A_DIRECTORY("fchmodat fchmodat2", 2),
    MAKING("creat mknod", 1),
    MAKING_IN_A_DIRECTORY("mknodat", 2),
    OPENING("open", 2) {
        @Override
        List<Condition> makes() {
            return making(1);
        }
    },
    OPENING_IN_A_DIRECTORY("openat", 3) {
        @Override
        List<Condition> makes() {
            return making(2);
        }
    };

    private static final long S_ISUID = 04000;
    private static final long S_ISGID = 02000;
    private static final long O_CREAT = 0100;
    private static final long O_TMPFILE = 020000000; // without the O_DIRECTORY that belongs to it, inode(7)

    private final String names;
    private final int mode;

    ModeCalls(String names, int mode) {
        this.names = names;
        this.mode = mode;
    }

    /** What has to be true, any of it, for the mode to be looked at: what is there already is opened without one. */
    List<Condition> makes() {
        return List.of();
    }

    // tag::refuse[]
    /**
     * Refuses to make a set-user-ID or set-group-ID program. A directory may be set-group-ID when it is made, and that can't
     * be added later: a filter doesn't see what a path leads to.
     */
    static void refuseSetId(Profile profile) {
        for (ModeCalls calls : values()) {
            for (String name : calls.names.split(" ", -1)) {
                calls.refusals().forEach(rule -> profile.add(name, rule));
            }
        }
        // It has the mode in memory, where a filter can't look. Programs use openat where there is no openat2.
        profile.add("openat2", Rule.always(Action.refuse(Errno.ENOSYS)));
    }
    // end::refuse[]

    private List<Rule> refusals() {
        List<Rule> rules = new ArrayList<>();
        for (long bit : List.of(S_ISUID, S_ISGID)) {
            Condition set = bit(mode, bit);
            if (makes().isEmpty()) {
                rules.add(Rule.when(set, Action.refuse(Errno.EPERM)));
            }
            makes().forEach(makes -> rules.add(new Rule(List.of(makes, set), Action.refuse(Errno.EPERM))));
        }
        return rules;
    }

    private static List<Condition> making(int flags) {
        return List.of(bit(flags, O_CREAT), bit(flags, O_TMPFILE));
    }

    private static Condition bit(int argument, long bit) {
        return Condition.masked(argument, bit, bit);
    }
}
