package containers.privileges;

import containers.kernel.Architecture;
import containers.kernel.Errno;
import java.util.List;

/**
 * Calls that nothing else keeps a container from, and that reach beyond it.
 *
 * <p>Whoever makes a user namespace has all capabilities in it. With a control group namespace made there, they may mount
 * each hierarchy of control groups whole, and root inside, who is the host's root to a file, may write in it: freeze the
 * host's processes, take its own limits off. A user's keyrings are the user's, in whichever container. And a terminal that
 * is lent can be typed into.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists can't be changed.
enum ForbiddenCalls {
    X86_64(0xC000_003E, List.of(56, 272), 435, 308, List.of(248, 249, 250), 16),
    I386(0x4000_0003, List.of(120, 310), 435, 346, List.of(286, 287, 288), 54),
    AARCH64(0xC000_00B7, List.of(220, 97), 435, 268, List.of(217, 218, 219), 29),
    ARM(0x4000_0028, List.of(120, 337), 435, 375, List.of(309, 310, 311), 54);

    /** x86-64's calls with 32-bit pointers, which no distribution's kernel answers. */
    private static final int X32 = 0x4000_0000;

    /** CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET. */
    private static final int NAMESPACES = 0x7E02_0000;

    /** Types a character into the terminal: ioctl_tty(2). */
    private static final int TIOCSTI = 0x5412;

    /** Pastes into a console, among others: ioctl_console(2). */
    private static final int TIOCLINUX = 0x541C;

    private final int processor;
    private final List<Integer> makingNamespaces;
    private final int clone3;
    private final int setns;
    private final List<Integer> keys;
    private final int ioctl;

    /**
     * One processor's numbers.
     *
     * @param processor AUDIT_ARCH_…, linux/audit.h
     * @param makingNamespaces clone and unshare: their first argument is flags
     * @param keys add_key, request_key, keyctl
     */
    ForbiddenCalls(
            int processor, List<Integer> makingNamespaces, int clone3, int setns, List<Integer> keys, int ioctl) {
        this.processor = processor;
        this.makingNamespaces = makingNamespaces;
        this.clone3 = clone3;
        this.setns = setns;
        this.keys = keys;
        this.ioctl = ioctl;
    }

    /**
     * The filter for that processor, and for the programs of its 32-bit ancestor.
     *
     * @param mayMakeNamespaces whether it was given the right to
     */
    static Filter filter(Architecture architecture, boolean mayMakeNamespaces) {
        Filter filter = new Filter();
        List<ForbiddenCalls> processors =
                architecture == Architecture.X86_64 ? List.of(X86_64, I386) : List.of(AARCH64, ARM);
        for (ForbiddenCalls each : processors) {
            each.addTo(filter, mayMakeNamespaces);
        }
        return filter.refuse(Errno.ENOSYS.number(), "ENOSYS");
    }

    /** Its calls, and then all others are allowed. */
    private void addTo(Filter filter, boolean mayMakeNamespaces) {
        Filter own = new Filter();
        addCalls(own, mayMakeNamespaces);
        filter.load(Filter.PROCESSOR, "the processor")
                .ifEqual(processor, name(), own.size())
                .addAll(own);
    }

    // tag::calls[]
    private void addCalls(Filter filter, boolean mayMakeNamespaces) {
        filter.load(Filter.NUMBER, "the call's number");
        if (this == X86_64) {
            filter.ifAtLeast(X32, 1).refuse(Errno.ENOSYS.number(), "ENOSYS");
        }
        for (int number : keys) {
            filter.ifEqual(number, "a call on keys", 1).refuse(Errno.EPERM.number(), "EPERM");
        }
        if (!mayMakeNamespaces) {
            filter.ifEqual(setns, "setns", 1).refuse(Errno.EPERM.number(), "EPERM");
            // Its flags are in memory, where a filter can't look. Programs use clone where there is no clone3.
            filter.ifEqual(clone3, "clone3", 1).refuse(Errno.ENOSYS.number(), "ENOSYS");
            for (int number : makingNamespaces) {
                filter.ifEqual(number, "clone or unshare", 4)
                        .loadArgument(0)
                        .ifAnyBit(NAMESPACES, "CLONE_NEW...", 1)
                        .refuse(Errno.EPERM.number(), "EPERM")
                        .allow();
            }
        }
        filter.ifEqual(ioctl, "ioctl", 5)
                .loadArgument(1)
                .ifEqual(TIOCSTI, "TIOCSTI", 1)
                .refuse(Errno.EPERM.number(), "EPERM")
                .ifEqual(TIOCLINUX, "TIOCLINUX", 1)
                .refuse(Errno.EPERM.number(), "EPERM")
                .allow();
    } // end::calls[]
}
