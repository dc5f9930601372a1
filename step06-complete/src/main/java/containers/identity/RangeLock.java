package containers.identity;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_CREAT;
import static containers.calls.OpenFlag.O_NOFOLLOW;
import static containers.calls.OpenFlag.O_RDWR;

import containers.calls.FileCalls;
import containers.cgroups.removal.StateDirectory;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.Errno;
import containers.kernel.Telling;
import containers.locks.LockCalls;
import containers.namespaces.IdMap;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import java.util.List;

/**
 * Keeps two containers from having the same users on the host: what one could do to the other's files and processes, nothing
 * in the kernel would stop.
 *
 * <p>An ID stands for a byte of an empty file, and a container locks those that are its own. So the kernel finds out whether
 * two ranges meet, at once and however they came about, and drops the locks of whoever dies.
 */
public enum RangeLock {
    /** For one container. */
    FOR_ONE(false),
    /** For all runs of a program that was compiled: these may be many at once, and have the same users. */
    FOR_ITS_RUNS(true);

    private static final String FILE = "/ids";

    private final boolean shared;

    RangeLock(boolean shared) {
        this.shared = shared;
    }

    /** Locks those of the IDs that are nobody's otherwise, for as long as the container runs. */
    public void addTo(CallList parent, Namespaces namespaces, User user) {
        // An ordinary user's are the same in all of theirs. So may be those of a host's user that root has chosen.
        List<IdMap> nobodys = namespaces.shiftsIds(user)
                ? namespaces.user().users().stream().filter(IdRanges::isNobodys).toList()
                : List.of();
        if (nobodys.isEmpty()) {
            return;
        }
        StateDirectory.addTo(parent, StateDirectory.path());
        Argument.Result file = parent.add(
                FileCalls.openat(StateDirectory.path() + FILE, 0600, O_RDWR, O_CREAT, O_NOFOLLOW, O_CLOEXEC));
        for (IdMap range : nobodys) {
            parent.add(LockCalls.fcntl_ofd_setlk(file, shared, range.outside(), range.count()), taken(range));
        }
    }

    private static List<Telling> taken(IdMap range) {
        return List.of(Telling.on(
                Errno.EAGAIN,
                Telling.RUNNER_FAILED,
                "another container that runs has users among " + range.shownOutside()
                        + " of the host: wait for its end, or choose others with --uidmap and --gidmap"));
    }
}
