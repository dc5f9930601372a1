package containers.privileges;

import containers.identity.Identity;
import containers.kernel.CallList;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import containers.namespaces.Namespaces;
import containers.namespaces.User;

/**
 * What a container's processes are allowed: the door of this package.
 *
 * @param identity who they are to begin with
 * @param capabilities the pieces of root's power that root inside keeps
 * @param noNewPrivileges whether no program gives its user more rights than whoever starts it has
 */
public record Privileges(Identity identity, Capabilities capabilities, boolean noNewPrivileges) {

    /**
     * Adds the calls that take away all else. They come when nothing is left to set up, right before the program. A filter of
     * system calls may refuse these: where no program gets more rights it comes behind them, and otherwise before, while there
     * is CAP_SYS_ADMIN to set it.
     *
     * @param namespaces the container's
     * @param user who starts it
     */
    public void addTo(CallList child, Namespaces namespaces, User user) {
        capabilities.limit(child, lastOfThisKernel());
        become(child, namespaces.hasOtherUsers(user), namespaces.capabilities(user));
        if (noNewPrivileges) {
            child.add(PrivilegeCalls.prctl_set_no_new_privs());
        }
    }

    /** Groups and user while there is the right to choose them. Where only one user is known, that is root. */
    private void become(CallList child, boolean amongOthers, long had) {
        if (amongOthers) {
            identity.joinGroups(child);
        }
        if (identity.isRoot()) {
            capabilities.set(child, had);
        } else {
            child.add(PrivilegeCalls.capset(had, 0)); // What it could hand on would outlast the next call.
            identity.become(child);
        }
    }

    /** The first number that the kernel doesn't know is refused with EINVAL: PR_CAPBSET_READ, prctl(2). */
    private static int lastOfThisKernel() {
        int last = Capability.CAP_CHECKPOINT_RESTORE.number(); // which most kernels have as their last
        while (!isKnown(last)) {
            last--;
        }
        while (last + 1 < Long.SIZE && isKnown(last + 1)) {
            last++;
        }
        return last;
    }

    private static boolean isKnown(int capability) {
        try {
            Kernel.call(PrivilegeCalls.prctl_capbset_read(capability));
            return true;
        } catch (SystemCallException unknown) {
            return false;
        }
    }
}
