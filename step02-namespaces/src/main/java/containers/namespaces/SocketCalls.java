package containers.namespaces;

import static containers.kernel.Argument.flags;
import static containers.kernel.Argument.number;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The system calls on network interfaces, and on sockets: socket(2), netdevice(7), setsockopt(2). */
public final class SocketCalls {

    private SocketCalls() {}

    /** A socket for IPv4; the result is its descriptor. */
    static Call socket(SocketFlag... socketFlags) {
        return Call.of(SystemCall.SOCKET, new Argument.Word(2, "AF_INET"), flags(socketFlags), number(0));
    }

    /** Switches on what a socket has off. */
    public static Call setsockopt_on(Argument socket, Argument.Word level, Argument.Word option) {
        byte[] on = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(1)
                .array();
        return Call.of(
                SystemCall.SETSOCKOPT, socket, level, option, new Argument.Constant(on, "[1]"), number(on.length));
    }

    /** Changes an interface's flags: whether it is up. */
    static Call ioctl_siocsifflags(Argument socket, Argument ifreq) {
        return Call.of(SystemCall.IOCTL, socket, new Argument.Word(0x8914, "SIOCSIFFLAGS"), ifreq);
    }
}
