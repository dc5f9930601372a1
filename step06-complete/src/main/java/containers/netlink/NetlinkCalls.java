package containers.netlink;

import static containers.kernel.Argument.flags;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import containers.namespaces.SocketCalls;

/** The system calls on netlink sockets. What is sent and received is written and read, as with any file. */
public final class NetlinkCalls {

    private NetlinkCalls() {}

    /** A socket whose other end is the kernel's, in the network namespace of who makes it; execve closes it. */
    public static Call socket_netlink(NetlinkFamily family) {
        return Call.of(
                SystemCall.SOCKET,
                new Argument.Word(16, "AF_NETLINK"),
                new Argument.Word(3 | 02000000, "SOCK_RAW|SOCK_CLOEXEC"),
                flags(family));
    }

    /** Has a refusal say in words what is wrong. Since Linux 4.12. */
    static Call setsockopt_ext_ack(Argument socket) {
        return setsockopt(socket, new Argument.Word(11, "NETLINK_EXT_ACK"));
    }

    /** Has an answer not repeat the message. Since Linux 4.3. */
    static Call setsockopt_cap_ack(Argument socket) {
        return setsockopt(socket, new Argument.Word(10, "NETLINK_CAP_ACK"));
    }

    private static Call setsockopt(Argument socket, Argument.Word option) {
        return SocketCalls.setsockopt_on(socket, new Argument.Word(270, "SOL_NETLINK"), option);
    }
}
