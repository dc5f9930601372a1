package containers.relay;

import static containers.program.RoutineCalls.memcpy;

import containers.calls.DescriptorCalls;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/**
 * A message that takes two descriptors from the child to the monitor: unix(7), {@code SCM_RIGHTS}. What the child opened in
 * its own filesystems, nobody outside could open by a path.
 */
final class Handover {

    private static final int SOL_SOCKET = 1;
    private static final int SCM_RIGHTS = 1;
    private static final int CMSG_HEADER = 16;

    private static final int MSGHDR_SIZE = 56;
    private static final int MSG_IOV = 16;
    private static final int MSG_IOVLEN = 24;
    private static final int MSG_CONTROL = 32;
    private static final int MSG_CONTROLLEN = 40;

    private final Argument.Bytes rights = rights();
    private final Argument.Structure message = message(rights);

    /** Adds the child's rows, which send those whose numbers are there. A message has to have a byte in it. */
    void send(CallList child, Argument socket, List<Argument> addresses) {
        for (int i = 0; i < addresses.size(); i++) {
            child.add(memcpy(descriptor(i), addresses.get(i), Integer.BYTES));
        }
        child.add(DescriptorCalls.sendmsg(socket, message));
    }

    /** The monitor's call that receives them. Its result is zero when the child's end is closed. */
    Call receive(Argument socket) {
        return DescriptorCalls.recvmsg(socket, message);
    }

    /** Where the number of one of them is. */
    Argument descriptor(int index) {
        return new Argument.Inside(rights, CMSG_HEADER + index * Integer.BYTES);
    }

    /** {@code struct cmsghdr}, and room for two numbers behind it. */
    private static Argument.Bytes rights() {
        int length = CMSG_HEADER + 2 * Integer.BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
        bytes.putLong(length).putInt(SOL_SOCKET).putInt(SCM_RIGHTS);
        return new Argument.Bytes(bytes.array(), "{SCM_RIGHTS, [fd, fd]}");
    }

    /** {@code struct msghdr}: one piece of text, and the descriptors. */
    private static Argument.Structure message(Argument.Bytes rights) {
        Argument.Structure text = new Argument.Structure(
                new byte[2 * Long.BYTES],
                Map.of(0, new Argument.Bytes(new byte[] {'!'}, "\"!\""), Long.BYTES, Argument.number(1)),
                "[\"!\"]");
        return new Argument.Structure(
                new byte[MSGHDR_SIZE],
                Map.of(
                        MSG_IOV,
                        text,
                        MSG_IOVLEN,
                        Argument.number(1),
                        MSG_CONTROL,
                        rights,
                        MSG_CONTROLLEN,
                        Argument.number(rights.content().length)),
                "{msg_iov=[\"!\"], msg_control=" + rights + "}");
    }
}
