package containers.locking;

import containers.calls.CloneFlag;
import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.launch.LaunchPlan;
import containers.namespaces.Namespace;
import containers.namespaces.NamespaceCalls;
import containers.namespaces.Namespaces;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a container's mounts as they are, whatever it is allowed: the door of this package.
 *
 * <p>Who has CAP_SYS_ADMIN over the namespace that a mount was made in may make it writable again, or take it off. But what
 * comes from a namespace of more rights is locked: mount_namespaces(7), "Restrictions on mount namespaces". So where there is
 * a user namespace there are two, one in the other, with the same users. The outer one owns the namespace that the mounts are
 * made in; the container gets a copy that the inner one owns.
 *
 * <p>A hostname, a network and message queues have to be the inner one's, too, or {@code --cap-add NET_ADMIN} would be worth
 * nothing. The outer one keeps the PIDs: root inside can't mount a second /proc of them, nor end them with reboot(2). In
 * runc's remapped container root can do the first, given CAP_SYS_ADMIN, and takes all masks off.
 *
 * @param namespaces the container's
 */
public record LockedMounts(Namespaces namespaces) {

    private static final List<Namespace> INNER = List.of(Namespace.UTS, Namespace.IPC, Namespace.NETWORK);

    /** The inner user namespace, where there is one: its descriptor. */
    public record Inner(Optional<Argument.Result> descriptor) {}

    /** Whether there is an inner user namespace. */
    public boolean isWanted() {
        return namespaces.contains(Namespace.USER);
    }

    /** Those that the child is born into: without what is to belong to the inner user namespace. */
    public Namespaces outer() {
        Namespaces outer = namespaces;
        if (isWanted()) {
            for (Namespace kind : INNER) {
                outer = outer.without(kind);
            }
        }
        return outer;
    }

    /**
     * Makes the inner one, and enters the namespaces that belong to it. Comes when the child is root of the outer, and before
     * it sets up any of these.
     */
    public Inner make(LaunchPlan plan) {
        if (!isWanted()) {
            return new Inner(Optional.empty());
        }
        Set<CloneFlag> kinds = EnumSet.noneOf(CloneFlag.class);
        for (Namespace kind : INNER) {
            if (namespaces.contains(kind)) {
                kinds.add(kind.flag());
            }
        }
        return new Inner(Optional.of(new Holder(kinds).enter(plan, namespaces.user())));
    }

    // tag::lock[]
    /** Enters it, and a copy of the mounts that belongs to it. Comes after all mounts that keep something in. */
    public void lock(CallList child, Inner inner) {
        if (inner.descriptor().isPresent()) {
            Argument descriptor = inner.descriptor().get();
            child.add(NamespaceCalls.setns(descriptor, CloneFlag.CLONE_NEWUSER));
            child.add(FileCalls.close(descriptor));
            child.add(NamespaceCalls.unshare(CloneFlag.CLONE_NEWNS));
        }
    }
    // end::lock[]
}
