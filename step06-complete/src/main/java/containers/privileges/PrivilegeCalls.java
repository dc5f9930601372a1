package containers.privileges;

import static containers.kernel.Argument.number;

import containers.calls.CredentialCalls;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The system calls that take privileges away: capset(2), prctl(2). */
final class PrivilegeCalls {

    private PrivilegeCalls() {}

    /** Whether a capability is in the bounding set; EINVAL where the kernel doesn't know it. */
    static Call prctl_capbset_read(int capability) {
        return Call.of(
                SystemCall.PRCTL,
                new Argument.Word(23, "PR_CAPBSET_READ"),
                new Argument.Word(capability, Capability.name(capability)));
    }

    /** Takes a capability out of the bounding set, for good. */
    static Call prctl_capbset_drop(int capability) {
        return Call.of(
                SystemCall.PRCTL,
                new Argument.Word(24, "PR_CAPBSET_DROP"),
                new Argument.Word(capability, Capability.name(capability)));
    }

    /** Empties the ambient set: what a program gets that isn't root's and has no capabilities in its file. */
    static Call prctl_cap_ambient_clear_all() {
        return Call.of(
                SystemCall.PRCTL,
                new Argument.Word(47, "PR_CAP_AMBIENT"),
                new Argument.Word(4, "PR_CAP_AMBIENT_CLEAR_ALL"),
                number(0),
                number(0),
                number(0));
    }

    /** From now on no {@code execve} gives more rights than there are: set-user-ID and file capabilities do nothing. */
    static Call prctl_set_no_new_privs() {
        return Call.of(
                SystemCall.PRCTL,
                new Argument.Word(38, "PR_SET_NO_NEW_PRIVS"),
                number(1),
                number(0),
                number(0),
                number(0));
    }

    /** Sets what this process may do, and what it may hand on. The lower 32 of each set come first. */
    static Call capset(long permitted, long inheritable) {
        byte[] data = ByteBuffer.allocate(CredentialCalls.CAPABILITY_DATA_SIZE)
                .order(ByteOrder.nativeOrder())
                .putInt((int) permitted)
                .putInt((int) permitted)
                .putInt((int) inheritable)
                .putInt((int) (permitted >>> Integer.SIZE))
                .putInt((int) (permitted >>> Integer.SIZE))
                .putInt((int) (inheritable >>> Integer.SIZE))
                .array();
        String text = "{effective=permitted=" + names(permitted) + ", inheritable=" + names(inheritable) + "}";
        return Call.of(
                SystemCall.CAPSET,
                new Argument.Constant(CredentialCalls.capabilityHeader(), "&hdr"),
                new Argument.Constant(data, text));
    }

    private static String names(long bits) {
        List<String> names = new ArrayList<>();
        for (int number = 0; number < Long.SIZE; number++) {
            if ((bits & 1L << number) != 0) {
                names.add(Capability.name(number));
            }
        }
        return names.isEmpty() ? "0" : String.join("|", names);
    }
}
