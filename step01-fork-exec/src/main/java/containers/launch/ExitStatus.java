package containers.launch;

import containers.calls.Signal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a process ended: it exited, or a signal ended it. */
public sealed interface ExitStatus {

    /** It called exit with a status of 0 to 255. */
    record Exited(int status) implements ExitStatus {
        @Override
        public int shellStatus() {
            return status;
        }

        @Override
        public String toString() {
            return "exited with status " + status;
        }
    }

    /** A signal ended it. */
    record Killed(int signal) implements ExitStatus {
        @Override
        public int shellStatus() {
            return 128 + signal;
        }

        @Override
        public String toString() {
            return "killed by " + Signal.name(signal);
        }
    }

    /** As a shell reports it in {@code $?}: the status, or 128 + the signal's number. */
    int shellStatus();

    /** Reads what waitid(2) wrote: {@code si_code} is the fourth byte group, {@code si_status} follows PID and UID. */
    static ExitStatus of(byte[] siginfo) {
        ByteBuffer info = ByteBuffer.wrap(siginfo).order(ByteOrder.nativeOrder());
        int code = info.getInt(8);
        int status = info.getInt(24);
        final int exited = 1; // CLD_EXITED; the others are CLD_KILLED and CLD_DUMPED
        return code == exited ? new Exited(status) : new Killed(status);
    }
}
