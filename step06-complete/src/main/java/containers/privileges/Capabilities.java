package containers.privileges;

import static containers.privileges.Capability.CAP_AUDIT_WRITE;
import static containers.privileges.Capability.CAP_CHOWN;
import static containers.privileges.Capability.CAP_DAC_OVERRIDE;
import static containers.privileges.Capability.CAP_FOWNER;
import static containers.privileges.Capability.CAP_FSETID;
import static containers.privileges.Capability.CAP_KILL;
import static containers.privileges.Capability.CAP_MKNOD;
import static containers.privileges.Capability.CAP_NET_BIND_SERVICE;
import static containers.privileges.Capability.CAP_NET_RAW;
import static containers.privileges.Capability.CAP_SETFCAP;
import static containers.privileges.Capability.CAP_SETGID;
import static containers.privileges.Capability.CAP_SETPCAP;
import static containers.privileges.Capability.CAP_SETUID;
import static containers.privileges.Capability.CAP_SYS_CHROOT;

import containers.kernel.CallList;
import java.util.EnumSet;
import java.util.Set;

/**
 * What root may do inside.
 *
 * <p>A process has five sets of capabilities. Two of them decide about a container. What is not in the <em>bounding</em>
 * set comes back with no {@code execve}, not even of a set-user-ID program. And what is <em>inheritable</em> would survive
 * an {@code execve} by a user who isn't root. The others only hold until the next {@code execve}.
 */
public final class Capabilities {

    // tag::default[]
    /** Docker's: enough to install packages, change owners and users, and open port 80. */
    private static final Set<Capability> USUAL = Set.of(
            CAP_CHOWN,
            CAP_DAC_OVERRIDE,
            CAP_FOWNER,
            CAP_FSETID,
            CAP_KILL,
            CAP_SETGID,
            CAP_SETUID,
            CAP_SETPCAP,
            CAP_NET_BIND_SERVICE,
            CAP_NET_RAW,
            CAP_SYS_CHROOT,
            CAP_MKNOD,
            CAP_AUDIT_WRITE,
            CAP_SETFCAP);
    // end::default[]

    private final EnumSet<Capability> kept;

    private Capabilities(EnumSet<Capability> kept) {
        this.kept = kept;
    }

    /** Docker's default set. */
    public static Capabilities usual() {
        return of(USUAL);
    }

    /** Exactly those. */
    public static Capabilities of(Set<Capability> kept) {
        EnumSet<Capability> copy = EnumSet.noneOf(Capability.class);
        copy.addAll(kept);
        return new Capabilities(copy);
    }

    /** The same but that one. */
    public Capabilities without(Capability capability) {
        Capabilities rest = of(kept);
        rest.kept.remove(capability);
        return rest;
    }

    public Set<Capability> kept() {
        return EnumSet.copyOf(kept);
    }

    public boolean has(Capability capability) {
        return kept.contains(capability);
    }

    // tag::drop[]
    /**
     * Adds the calls after which no {@code execve} gives the child others.
     *
     * @param last the highest capability that this kernel knows
     */
    void limit(CallList child, int last) {
        for (int number = 0; number <= last; number++) {
            if ((bits() & 1L << number) == 0) {
                child.add(PrivilegeCalls.prctl_capbset_drop(number));
            }
        }
        child.add(PrivilegeCalls.prctl_cap_ambient_clear_all());
    }

    /**
     * Adds the call that leaves root with these. Nothing that needs more may come behind it but {@code execve}.
     *
     * @param permitted what the child has until then, a bit for each: nobody can take what they haven't got
     */
    void set(CallList child, long permitted) {
        child.add(PrivilegeCalls.capset(bits() & permitted, 0));
    }
    // end::drop[]

    /** As the kernel has them. */
    long bits() {
        long bits = 0;
        for (Capability capability : kept) {
            bits |= 1L << capability.number();
        }
        return bits;
    }
}
