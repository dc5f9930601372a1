package containers.namespaces;

import static containers.namespaces.Namespace.CGROUP;
import static containers.namespaces.Namespace.IPC;
import static containers.namespaces.Namespace.MOUNT;
import static containers.namespaces.Namespace.NETWORK;
import static containers.namespaces.Namespace.PID;
import static containers.namespaces.Namespace.USER;
import static containers.namespaces.Namespace.UTS;

import containers.kernel.CallList;
import containers.launch.LaunchPlan;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The namespaces that a child gets for its own.
 *
 * @param kinds which
 * @param user who is root inside, where there is a user namespace
 */
public record Namespaces(Set<Namespace> kinds, UserMapping user) {

    public Namespaces {
        EnumSet<Namespace> copy = EnumSet.noneOf(Namespace.class);
        copy.addAll(kinds);
        kinds = Collections.unmodifiableSet(copy);
    }

    /** What a container has by default. Whoever isn't root needs a user namespace to be allowed the others. */
    public static Namespaces ofContainer(User current) {
        EnumSet<Namespace> kinds = EnumSet.of(MOUNT, UTS, IPC, PID, NETWORK, CGROUP);
        if (!current.isRoot()) {
            kinds.add(USER);
        }
        return new Namespaces(kinds, UserMapping.rootIs(current));
    }

    /** The same with a user namespace in which these are who. */
    public Namespaces with(UserMapping mapping) {
        EnumSet<Namespace> more = EnumSet.of(USER);
        more.addAll(kinds);
        return new Namespaces(more, mapping);
    }

    /** The same without that one: the child stays in its parent's. */
    public Namespaces without(Namespace kind) {
        EnumSet<Namespace> rest = EnumSet.noneOf(Namespace.class);
        rest.addAll(kinds);
        rest.remove(kind);
        return new Namespaces(rest, user);
    }

    public boolean contains(Namespace kind) {
        return kinds.contains(kind);
    }

    // tag::create[]
    /** Asks clone3 for the namespaces that the child is born into, and says who is who there. Comes first of all. */
    public void create(LaunchPlan plan, User current) {
        // tag::lab-kinds[]
        for (Namespace kind : kinds) {
            if (!kind.isUnshared()) {
                plan.namespaces().add(kind.flag());
            }
        }
        // end::lab-kinds[]
        if (contains(USER)) {
            user.addTo(plan, current);
        }
    }
    // end::create[]

    /**
     * Becomes root there. Until then the child is who started it, to whom the host's files and control groups belong. From
     * then on its files are those of root inside.
     */
    public void become(CallList child, User current) {
        if (contains(USER)) {
            user.become(child, current);
        }
    }

    /** Whether other users' IDs stand for those inside: on the host a file of root's inside isn't root's, nor the user's. */
    public boolean shiftsIds(User current) {
        return contains(USER) && current.isRoot();
    }

    /** Whether the host's files are to be shifted in the same way. */
    public boolean shiftsFiles(User current) {
        return shiftsIds(current) && user.shiftsFiles();
    }

    /** Whether there are groups and users to choose from. Where the child wrote its own maps, there are none. */
    public boolean hasOtherUsers(User current) {
        return contains(USER) ? user.isOfOthers(current) : current.isRoot();
    }

    /** The capabilities that the child has to begin with, a bit for each: in a user namespace, all. */
    public long capabilities(User current) {
        return contains(USER) ? User.ALL : current.capabilities();
    }

    /** Leaves the other namespaces; comes after the child was put into its control group. */
    public void unshare(LaunchPlan plan) {
        // tag::lab-late[]
        for (Namespace kind : kinds) {
            if (kind.isUnshared()) {
                plan.child().add(NamespaceCalls.unshare(kind.flag()));
            }
        }
        // end::lab-late[]
    }

    // tag::configure[]
    /** Makes the fresh namespaces useful: a name for the machine, a network interface that answers. */
    public void configure(LaunchPlan plan, Hostname hostname) {
        if (contains(UTS)) {
            // tag::lab-hostname[]
            plan.child().add(NamespaceCalls.sethostname(hostname.name()));
            // end::lab-hostname[]
            if (!hostname.domain().isEmpty()) {
                plan.child().add(NamespaceCalls.setdomainname(hostname.domain()));
            }
        }
        if (contains(NETWORK)) {
            Loopback.addTo(plan.child());
        }
    }
    // end::configure[]
}
