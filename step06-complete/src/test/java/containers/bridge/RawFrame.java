package containers.bridge;

import static containers.kernel.Argument.number;

import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Kernel;
import containers.kernel.SystemCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes that go onto a wire as they are. It takes a raw socket, packet(7), which a container may have. */
final class RawFrame {

    private static final short AF_PACKET = 17;
    private static final int SOCK_RAW_CLOEXEC = 3 | 02000000;
    private static final int SOCKADDR_LL = 20;

    private RawFrame() {}

    /** Sends them by that interface of this thread's network. */
    static void send(int index, byte[] frame) {
        Argument socket =
                number(Kernel.call(Call.of(SystemCall.SOCKET, number(AF_PACKET), number(SOCK_RAW_CLOEXEC), number(0))));
        ByteBuffer address = ByteBuffer.allocate(SOCKADDR_LL).order(ByteOrder.nativeOrder());
        address.putShort(AF_PACKET).putShort((short) 0).putInt(index);
        Kernel.call(Call.of(
                SystemCall.BIND, socket, new Argument.Constant(address.array(), "{AF_PACKET}"), number(SOCKADDR_LL)));
        Kernel.call(FileCalls.write(socket, frame));
        Kernel.call(FileCalls.close(socket));
    }
}
