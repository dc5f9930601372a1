package containers.sharing;

import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.privileges.Capabilities;
import containers.privileges.Capability;
import containers.telling.UsageException;
import java.util.Set;

/**
 * The kinds of namespaces that a container shares with the host.
 *
 * @param kinds which
 */
public record SharedNamespaces(Set<Namespace> kinds) {

    public SharedNamespaces {
        kinds = Set.copyOf(kinds);
    }

    /**
     * The namespaces that are left.
     *
     * @throws UsageException when one can't be shared by a container that has the others
     */
    public Namespaces leave(Namespaces all, Capabilities capabilities, boolean privileged) {
        if (kinds.contains(Namespace.PID) && all.contains(Namespace.USER)) {
            // Its /proc, and whom its root may end, are the user namespace's that owns the PIDs: the host's.
            throw new UsageException("--pid host: a container with a user namespace can't have the host's processes:"
                    + " as root, without --userns and --uidmap");
        }
        boolean mounts = capabilities.kept().contains(Capability.CAP_SYS_ADMIN) && !all.contains(Namespace.USER);
        if (kinds.contains(Namespace.CGROUP) && mounts && !privileged) {
            throw new UsageException("--cgroupns host: with CAP_SYS_ADMIN it could mount the host's control groups, and"
                    + " have the host's root run a program of its own (release_agent): --privileged says that it may");
        }
        Namespaces left = all;
        for (Namespace kind : kinds) {
            left = left.without(kind);
        }
        return left;
    }
}
