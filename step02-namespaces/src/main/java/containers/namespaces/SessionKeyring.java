package containers.namespaces;

import containers.kernel.CallList;
import containers.kernel.Errno;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;

/**
 * The keyring that a login session has in common, with Kerberos tickets and passwords for disks in it, say: keyrings(7).
 *
 * <p>Children inherit it, and no namespace takes it away: whoever has the session keyring may read what is in it, also
 * in a container. So a container gets an empty one.
 */
public final class SessionKeyring {

    private SessionKeyring() {}

    /**
     * Gives the child one of its own. Comes when the child is who it will be: the keyring belongs to that user.
     *
     * <p>Where keyrings are there, this has to succeed: a child that keeps its caller's would be worse than none, and a
     * user who has too many is told EDQUOT.
     */
    public static void addTo(CallList child) {
        if (areThere()) {
            child.add(KeyCalls.keyctl_join_session_keyring());
        }
    }

    /**
     * Whether this process can reach keyrings at all. Some kernels have none, and the filters of many containers forbid
     * the call; a filter holds for the child as well, so it can't read its caller's keys either.
     */
    private static boolean areThere() {
        try {
            Kernel.call(KeyCalls.keyctl_capabilities());
            return true;
        } catch (SystemCallException refused) {
            return refused.errno() != Errno.ENOSYS && refused.errno() != Errno.EPERM;
        }
    }
}
