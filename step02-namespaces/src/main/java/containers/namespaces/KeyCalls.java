package containers.namespaces;

import static containers.kernel.Argument.NULL;
import static containers.kernel.Argument.number;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;

/** The system calls on keyrings: keyctl(2). The operations' numbers are in {@code linux/keyctl.h}. */
final class KeyCalls {

    private KeyCalls() {}

    /** Leaves the session keyring for a new one without a name. */
    static Call keyctl_join_session_keyring() {
        return Call.of(SystemCall.KEYCTL, new Argument.Word(1, "KEYCTL_JOIN_SESSION_KEYRING"), NULL);
    }

    /** Asks what this kernel's keyrings can do, and changes nothing. Since Linux 5.4. */
    static Call keyctl_capabilities() {
        return Call.of(SystemCall.KEYCTL, new Argument.Word(31, "KEYCTL_CAPABILITIES"), NULL, number(0));
    }
}
