package containers.cgroups.removal;

import containers.calls.DirectoryCalls;
import containers.cgroups.hierarchy.ControlGroupException;
import containers.kernel.Errno;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Removes a container's groups, and with them the processes that are still in them.
 *
 * <p>A group goes with rmdir, once nobody is in it; its files go with it. A process that has ended still holds it for a
 * moment: the kernel answers EBUSY, and we ask again.
 */
public final class Removal {

    private static final long FIRST_WAIT = 100_000;
    private static final long LONGEST_WAIT = 20_000_000;

    /** How long a launch waits for groups that it made. */
    private static final long PATIENCE = 5_000_000_000L;

    private final List<String> remaining;
    private final long patience;

    public Removal(List<String> groups) {
        this(groups, PATIENCE);
    }

    /** @param patience nanoseconds */
    Removal(List<String> groups, long patience) {
        this.remaining = new ArrayList<>(groups);
        this.patience = patience;
    }

    /**
     * Removes them all. A group that isn't there is as good as removed.
     *
     * @throws ControlGroupException when one is still in use at the end of our patience
     */
    public void run() {
        removeThoseFree();
        long wait = FIRST_WAIT;
        long start = System.nanoTime();
        while (!remaining.isEmpty()) {
            if (System.nanoTime() - start > patience) {
                throw new ControlGroupException("the control group " + remaining.get(0)
                        + " can't be removed yet: something in it doesn't end; the next run will try again");
            }
            new Members(remaining).kill();
            LockSupport.parkNanos(wait);
            wait = Math.min(2 * wait, LONGEST_WAIT);
            removeThoseFree();
        }
    }

    private void removeThoseFree() {
        for (int i = remaining.size() - 1; i >= 0; i--) {
            if (remove(remaining.get(i))) {
                remaining.remove(i);
            }
        }
    }

    /** Whether the group is gone. Groups that the container made below its own go first. */
    private static boolean remove(String group) {
        if (rmdir(group)) {
            return true;
        }
        GroupsBelow.visit(group, Removal::rmdir);
        return rmdir(group);
    }

    private static boolean rmdir(String group) {
        try {
            Kernel.call(DirectoryCalls.rmdir(group));
            return true;
        } catch (SystemCallException refused) {
            if (refused.errno() == Errno.ENOENT) {
                return true;
            } else if (refused.errno() == Errno.EBUSY) {
                return false;
            }
            throw refused;
        }
    }
}
