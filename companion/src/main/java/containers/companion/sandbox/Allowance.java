package containers.companion.sandbox;

import containers.cgroups.ControlGroup;
import containers.cgroups.hierarchy.ControlFile;
import containers.cgroups.hierarchy.ControlGroupException;
import containers.cgroups.hierarchy.Controller;
import containers.cgroups.limits.Limit;
import containers.cgroups.limits.MemoryLimit;
import containers.cgroups.limits.PidsLimit;
import containers.companion.sandbox.Sandbox.End;
import containers.namespaces.User;
import containers.namespaces.UserMapping;
import containers.settings.Rlimit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a sandbox may use of the machine. Where it can have a control group, that holds it: the group belongs to the sandbox's
 * root, who may make groups below it, but its limits don't. Elsewhere each process is limited, and all are looked after.
 *
 * @param group its group, or one without directories
 * @param limited whether the group limits it
 */
record Allowance(ControlGroup group, boolean limited) implements AutoCloseable {

    /** In bytes. */
    static final long MEMORY = 768L << 20;

    /** And threads. */
    static final long PROCESSES = 512;

    private static final List<Limit> LIMITS = List.of(MemoryLimit.of(MEMORY), new PidsLimit(PROCESSES));

    /**
     * The best that can be had here.
     *
     * @param id the sandbox's, as hexadecimal digits
     * @param mapping who its root is
     */
    static Allowance of(User user, String id, UserMapping mapping) {
        try {
            if (user.isRoot()) {
                long uid = mapping.users().get(0).outside();
                long gid = mapping.groups().get(0).outside();
                return new Allowance(ControlGroup.delegated(LIMITS, id, uid, gid), true);
            } else if (Version2.keepsLimitsOfNamespaces()) {
                return new Allowance(ControlGroup.of(LIMITS, id), true);
            }
        } catch (ControlGroupException notHere) {
            return new Allowance(ControlGroup.of(List.of(), id), false);
        }
        return new Allowance(ControlGroup.of(List.of(), id), false);
    }

    /** What holds each process, where no group holds them all. */
    List<Rlimit> perProcess(User user) {
        return limited ? List.of() : List.of(UsersProcesses.limit(user, PROCESSES));
    }

    /** The limit that its processes ran into; empty when they kept within them, or it can't be known. */
    Optional<End> exceeded() {
        if (!limited) {
            return Optional.empty();
        }
        return wasFull() ? Optional.of(End.MEMORY) : refusedForks() ? Optional.of(End.PROCESSES) : Optional.empty();
    }

    /** Version 2 counts in each group what those below it did, too, which may have smaller limits of their own. */
    private boolean wasFull() {
        String memory = group.path(Controller.MEMORY).orElseThrow();
        return Stream.of(
                        ControlFile.number(memory + "/memory.oom_control", "oom_kill"),
                        ControlFile.number(memory + "/memory.events.local", "oom"))
                .anyMatch(Allowance::isPositive);
    }

    /** Kernels count it where the limit is, or, until Linux 6.10 and in version 1, where the one is who was refused. */
    private boolean refusedForks() {
        String pids = group.path(Controller.PIDS).orElseThrow();
        OptionalLong local = ControlFile.number(pids + "/pids.events.local", "max");
        return local.isPresent()
                ? isPositive(local)
                : Stream.of(pids, pids + "/" + Version2.LEAF)
                        .anyMatch(each -> isPositive(ControlFile.number(each + "/pids.events", "max")));
    }

    private static boolean isPositive(OptionalLong count) {
        return count.orElse(0) > 0;
    }

    @Override
    public void close() {
        group.close();
    }
}
