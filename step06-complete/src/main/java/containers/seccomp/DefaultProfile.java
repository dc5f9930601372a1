package containers.seccomp;

import containers.kernel.Errno;
import containers.privileges.Capabilities;
import containers.privileges.Capability;
import containers.seccomp.filter.Action;
import containers.seccomp.filter.Condition;
import containers.seccomp.filter.Condition.Comparison;
import containers.seccomp.filter.Profile;
import containers.seccomp.filter.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * Docker's profile: what isn't allowed is refused with EPERM. {@link AllowedCalls} names where it comes from.
 *
 * <p>Two of its conditions always hold here: ptrace needs Linux 4.8, below which it was a way round a filter, and a container
 * here needs a newer one; and no processor has another's calls.
 */
final class DefaultProfile {

    /** CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET. */
    private static final long NAMESPACES = 0x7E02_0000;

    /** PER_LINUX, PER_LINUX32, each also with UNAME26; and only a question. */
    private static final List<Long> PERSONALITIES = List.of(0L, 8L, 0x2_0000L, 0x2_0008L, 0xFFFF_FFFFL);

    /** The highest number of a kind of socket in any kernel: AF_MCTP. */
    private static final int LAST_DOMAIN = 45;

    /**
     * Those that the kernel has given up, AF_DECnet, AF_ECONET, AF_ATMSVC, AF_IRDA, AF_WANPIPE, AF_ISDN, AF_CAIF; and those
     * that reach too far, AF_ALG into the kernel's cryptography, AF_VSOCK to the machine around a virtual one.
     */
    private static final List<Integer> REFUSED_DOMAINS = List.of(12, 19, 20, 23, 25, 34, 37, 38, 40);

    /** Types a character into the terminal: ioctl_tty(2). */
    private static final long TIOCSTI = 0x5412;

    /** Pastes into a console, among others: ioctl_console(2). */
    private static final long TIOCLINUX = 0x541C;

    private DefaultProfile() {}

    // tag::rules[]
    /** For a container with those capabilities. */
    static Profile of(Capabilities capabilities) {
        return fill(empty(), capabilities);
    }

    /** The same, but nobody makes a file set-user-ID or set-group-ID. */
    static Profile withoutSetId(Capabilities capabilities) {
        Profile profile = empty();
        ModeCalls.refuseSetId(profile); // The first rule that holds decides.
        return fill(profile, capabilities);
    }

    private static Profile empty() {
        return new Profile(Action.refuse(Errno.EPERM));
    }

    private static Profile fill(Profile profile, Capabilities capabilities) {
        for (AllowedCalls each : AllowedCalls.values()) {
            profile.allow(each.names());
        }
        for (CapabilityCalls each : CapabilityCalls.values()) {
            if (capabilities.has(each.capability())) {
                profile.allow(each.names());
            }
        }
        if (!capabilities.has(Capability.CAP_SYS_ADMIN)) {
            profile.add("clone", Rule.when(Condition.masked(0, NAMESPACES, 0), Action.ALLOW));
            // Its flags are in memory, where a filter can't look. Programs use clone where there is no clone3.
            profile.add("clone3", Rule.always(Action.refuse(Errno.ENOSYS)));
        }
        PERSONALITIES.forEach(value -> profile.add("personality", allowed(value)));
        domains().forEach(value -> profile.add("socket", allowed(value)));
        // It makes all kinds of sockets, and has its arguments in memory. Programs have calls of their own for each by
        // now.
        profile.add("socketcall", Rule.always(Action.refuse(Errno.ENOSYS)));
        // No part of Docker's: with the output in a pipe, a standard file may be the caller's terminal.
        profile.add("ioctl", Rule.when(request(TIOCSTI), Action.refuse(Errno.EPERM)));
        profile.add("ioctl", Rule.when(request(TIOCLINUX), Action.refuse(Errno.EPERM)));
        return profile.allow(List.of("ioctl"));
    }
    // end::rules[]

    private static Rule allowed(long firstArgument) {
        return Rule.when(Condition.of(0, Comparison.EQ, firstArgument), Action.ALLOW);
    }

    private static List<Long> domains() {
        List<Long> allowed = new ArrayList<>();
        for (int domain = 0; domain <= LAST_DOMAIN; domain++) {
            if (!REFUSED_DOMAINS.contains(domain)) {
                allowed.add((long) domain);
            }
        }
        return allowed;
    }

    /** The kernel looks at no more than 32 bits of it. */
    private static Condition request(long number) {
        return Condition.masked(1, 0xFFFF_FFFFL, number);
    }
}
