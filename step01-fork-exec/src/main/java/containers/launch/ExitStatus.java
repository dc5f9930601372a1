package containers.launch;

import containers.calls.SigInfo;
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

    /** Reads what waitid(2) wrote. */
    static ExitStatus of(byte[] siginfo) {
        // tag::lab-status[]
        ByteBuffer info = ByteBuffer.wrap(siginfo).order(ByteOrder.nativeOrder());
        int code = info.getInt(SigInfo.CODE);
        int status = info.getInt(SigInfo.STATUS);
        // The others are CLD_KILLED and CLD_DUMPED.
        return code == SigInfo.CLD_EXITED ? new Exited(status) : new Killed(status);
        // end::lab-status[]
    }
}
