package containers.calls;

import static containers.kernel.Argument.number;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The system calls on who a process is: its PID, its group and session, its user, its capabilities: credentials(7). */
public final class CredentialCalls {

    /** The size of what {@link #capget} writes. */
    public static final int CAPABILITY_DATA_SIZE = 6 * Integer.BYTES;

    private CredentialCalls() {}

    public static Call getpid() {
        return Call.of(SystemCall.GETPID);
    }

    /** Starts a process group of this process's own. */
    public static Call setpgid() {
        return Call.of(SystemCall.SETPGID, number(0), number(0));
    }

    /** Starts a process group of that process's own, which is a child of this one. */
    public static Call setpgid(int pid) {
        return Call.of(SystemCall.SETPGID, number(pid), number(0));
    }

    /** Starts a session: the process leads it, and has no terminal. */
    public static Call setsid() {
        return Call.of(SystemCall.SETSID);
    }

    public static Call getuid() {
        return Call.of(SystemCall.GETUID);
    }

    public static Call geteuid() {
        return Call.of(SystemCall.GETEUID);
    }

    public static Call getegid() {
        return Call.of(SystemCall.GETEGID);
    }

    /** What {@link #capget} is asked: about this process, in the third version of its structures. */
    public static byte[] capabilityHeader() {
        return ByteBuffer.allocate(2 * Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(0x2008_0522)
                .array();
    }

    /** The rights that this process has: effective, permitted and inheritable, 32 bits each, then those above 31. */
    public static Call capget(byte[] header, byte[] data) {
        return Call.of(SystemCall.CAPGET, new Argument.Bytes(header, "&hdr"), new Argument.Bytes(data, "&data"));
    }
}
