package containers.namespaces;

import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.CallList;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The interface {@code lo}: every network namespace is born with one, and it is down. */
final class Loopback {

    private static final int IFREQ_SIZE = 40;
    private static final int FLAGS_OFFSET = 16;
    private static final short IFF_UP = 1;

    private Loopback() {}

    /** Brings it up, so that 127.0.0.1 answers: netdevice(7). Any socket will do to reach the interfaces. */
    static void addTo(CallList child) {
        // tag::lab-loopback[]
        Argument.Result socket = child.add(SocketCalls.socket(SocketFlag.SOCK_DGRAM, SocketFlag.SOCK_CLOEXEC));
        child.add(SocketCalls.ioctl_siocsifflags(
                socket, new Argument.Constant(ifreq(), "{ifr_name=\"lo\", ifr_flags=IFF_UP}")));
        child.add(FileCalls.close(socket));
        // end::lab-loopback[]
    }

    private static byte[] ifreq() {
        ByteBuffer request = ByteBuffer.allocate(IFREQ_SIZE).order(ByteOrder.nativeOrder());
        request.put("lo".getBytes(StandardCharsets.US_ASCII));
        return request.putShort(FLAGS_OFFSET, IFF_UP).array();
    }
}
