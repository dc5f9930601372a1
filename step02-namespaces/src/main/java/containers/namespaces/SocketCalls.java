package containers.namespaces;

import static containers.kernel.Argument.flags;
import static containers.kernel.Argument.number;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;

/** The system calls on network interfaces: socket(2), netdevice(7). */
final class SocketCalls {

    private SocketCalls() {}

    /** A socket for IPv4; the result is its descriptor. */
    static Call socket(SocketFlag... socketFlags) {
        return Call.of(SystemCall.SOCKET, new Argument.Word(2, "AF_INET"), flags(socketFlags), number(0));
    }

    /** Changes an interface's flags: whether it is up. */
    static Call ioctl_siocsifflags(Argument socket, Argument.Bytes ifreq) {
        return Call.of(SystemCall.IOCTL, socket, new Argument.Word(0x8914, "SIOCSIFFLAGS"), ifreq);
    }
}
