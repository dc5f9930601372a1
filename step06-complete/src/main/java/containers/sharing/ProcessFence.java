package containers.sharing;

import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import containers.privileges.Capabilities;
import containers.privileges.Capability;
import containers.telling.UsageException;
import java.util.List;

/**
 * What stands between a container that sees the host's processes and these processes.
 *
 * <p>Whoever has the same user and no fewer capabilities may trace a process, read its memory, and go through
 * {@code /proc/PID/root} to the host's files: ptrace(2), "Ptrace access mode checking". With root's right to become any user
 * that is most of the host. Docker has AppArmor forbid it, where there is that. Landlock is in every newer kernel: who has
 * rules of its own can do this only to those that have them, too, and by one of the rules signals go only to these.
 *
 * @param capabilities what root inside may do; with CAP_SYS_PTRACE it was asked for that it may do this
 */
public record ProcessFence(Capabilities capabilities) {

    /** Since Linux 6.12. */
    private static final int KNOWS_SIGNALS = 6;

    private boolean stands() {
        return !capabilities.kept().contains(Capability.CAP_SYS_PTRACE);
    }

    /**
     * Checks that the container can be kept from the host's processes, and ended with all its own.
     *
     * @param groups its control groups
     * @throws UsageException when it can't
     */
    public void check(List<String> groups) {
        if (groups.isEmpty()) {
            throw new UsageException(
                    "with the host's processes to see, a container's are found by their control group at its end,"
                            + " and it can't have one here");
        }
        if (stands() && version() < KNOWS_SIGNALS) {
            throw new UsageException("with the host's processes to see: this kernel can't keep a container from them"
                    + " (Landlock of Linux 6.12 can): CAP_SYS_PTRACE says that it may trace and end them");
        }
    }

    private static long version() {
        try {
            return Kernel.call(LandlockCalls.landlock_create_ruleset_version());
        } catch (SystemCallException unknown) {
            return 0;
        }
    }

    // tag::add[]
    /** Adds the calls that put it up. They come when nothing is left to mount, and while there is CAP_SYS_ADMIN. */
    public void addTo(CallList child) {
        if (stands()) {
            Argument.Result rules = child.add(LandlockCalls.landlock_create_ruleset_signals());
            child.add(LandlockCalls.landlock_restrict_self(rules));
            child.add(FileCalls.close(rules));
        }
    }
    // end::add[]
}
