package containers.sharing;

import static containers.kernel.Argument.NULL;
import static containers.kernel.Argument.number;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The system calls with which a process keeps itself from things, for good: landlock(7). */
final class LandlockCalls {

    /** Two words, one for files and one for the network, and the scopes. */
    private static final int SIZE = 24;

    private static final int SCOPED = 16;
    private static final long LANDLOCK_SCOPE_SIGNAL = 2;

    private LandlockCalls() {}

    /** The result is how much this kernel knows of it, as a number that grows. */
    static Call landlock_create_ruleset_version() {
        return Call.of(
                SystemCall.LANDLOCK_CREATE_RULESET,
                NULL,
                number(0),
                new Argument.Word(1, "LANDLOCK_CREATE_RULESET_VERSION"));
    }

    /** The result is a descriptor for rules by which signals go only to who has the same. Since Linux 6.12. */
    static Call landlock_create_ruleset_signals() {
        byte[] attributes = ByteBuffer.allocate(SIZE)
                .order(ByteOrder.nativeOrder())
                .putLong(SCOPED, LANDLOCK_SCOPE_SIGNAL)
                .array();
        return Call.of(
                SystemCall.LANDLOCK_CREATE_RULESET,
                new Argument.Bytes(attributes, "{scoped=LANDLOCK_SCOPE_SIGNAL}"),
                number(SIZE),
                number(0));
    }

    /** From now on the rules hold for who calls this, and for all that it starts. */
    static Call landlock_restrict_self(Argument ruleset) {
        return Call.of(SystemCall.LANDLOCK_RESTRICT_SELF, ruleset, number(0));
    }
}
