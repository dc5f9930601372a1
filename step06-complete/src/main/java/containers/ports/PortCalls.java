package containers.ports;

import static containers.kernel.Argument.number;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import containers.namespaces.SocketCalls;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The system calls that take a port: ip(7), socket(7). */
final class PortCalls {

    private static final short AF_INET = 2;
    private static final int SOCK_CLOEXEC = 02000000;
    private static final int ADDRESS_SIZE = 16; // struct sockaddr_in

    private PortCalls() {}

    /** A socket of IPv4's; the result is its descriptor. */
    static Call socket(Protocol protocol) {
        return Call.of(
                SystemCall.SOCKET,
                new Argument.Word(AF_INET, "AF_INET"),
                new Argument.Word(protocol.socketType() | SOCK_CLOEXEC, protocol.socketTypeName() + "|SOCK_CLOEXEC"),
                number(0));
    }

    /** Takes a port, too, whose last connections are still fading away. One that is listened on isn't to be had by that. */
    static Call setsockopt_reuseaddr(Argument socket) {
        return SocketCalls.setsockopt_on(
                socket, new Argument.Word(1, "SOL_SOCKET"), new Argument.Word(2, "SO_REUSEADDR"));
    }

    /** Gives a socket its address and port, which are in the network's byte order. */
    static Call bind(Argument socket, PublishedPort port) {
        ByteBuffer address = ByteBuffer.allocate(ADDRESS_SIZE).order(ByteOrder.nativeOrder());
        address.putShort(AF_INET).order(ByteOrder.BIG_ENDIAN);
        address.putShort((short) port.port()).putInt(port.address().bits());
        return Call.of(
                SystemCall.BIND,
                socket,
                new Argument.Constant(address.array(), "{AF_INET, " + port.address() + ":" + port.port() + "}"),
                number(ADDRESS_SIZE));
    }

    static Call listen(Argument socket) {
        return Call.of(SystemCall.LISTEN, socket, number(0));
    }
}
