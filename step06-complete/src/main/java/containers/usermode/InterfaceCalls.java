package containers.usermode;

import static containers.kernel.Argument.number;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The system calls that look for a network interface: netdevice(7). */
final class InterfaceCalls {

    private static final int IFREQ_SIZE = 40;

    private InterfaceCalls() {}

    /** Any socket will do to reach the interfaces; the result is its descriptor. */
    static Call socket() {
        return Call.of(
                SystemCall.SOCKET,
                new Argument.Word(2, "AF_INET"),
                new Argument.Word(02000002, "SOCK_DGRAM|SOCK_CLOEXEC"),
                number(0));
    }

    /** The number of the interface with that name. It is refused when there is none. */
    static Call ioctl_siocgifindex(Argument socket, String name) {
        byte[] ifreq = ByteBuffer.allocate(IFREQ_SIZE)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .array();
        return Call.of(
                SystemCall.IOCTL,
                socket,
                new Argument.Word(0x8933, "SIOCGIFINDEX"),
                new Argument.Bytes(ifreq, "{ifr_name=\"" + name + "\"}"));
    }
}
