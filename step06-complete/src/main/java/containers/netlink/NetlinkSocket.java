package containers.netlink;

import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.Kernel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection to the kernel, in the network namespace of the thread that opens it. It is for one thread at a time.
 *
 * <p>The kernel carries out a message while it is being written, so its answer is there when that call returns.
 */
public final class NetlinkSocket implements AutoCloseable {

    private static final int HEADER = 16;
    private static final int NLMSG_ERROR = 2;
    private static final int NLMSG_DONE = 3;
    private static final int NLM_F_DUMP_INTR = 0x10;

    /** More than the kernel puts into one answer: what doesn't fit would be lost. */
    private static final int BUFFER = 64 * 1024;

    /** How often a list is asked for that changes meanwhile. */
    private static final int TRIES = 20;

    private final Argument descriptor;
    private int sequence = 1;

    private NetlinkSocket(Argument descriptor) {
        this.descriptor = descriptor;
    }

    public static NetlinkSocket open(NetlinkFamily family) {
        Argument socket = Argument.number(Kernel.call(NetlinkCalls.socket_netlink(family)));
        Kernel.call(NetlinkCalls.setsockopt_ext_ack(socket));
        Kernel.call(NetlinkCalls.setsockopt_cap_ack(socket));
        return new NetlinkSocket(socket);
    }

    /**
     * Has one message carried out.
     *
     * @throws NetlinkException when the kernel refuses
     */
    public void send(Request request) {
        send(Batch.of(request.with(MessageFlag.NLM_F_ACK)));
    }

    /**
     * Has several carried out, and waits for the answers that they ask for with NLM_F_ACK.
     *
     * @throws NetlinkException when the kernel refuses one, whether that asks for an answer or not
     */
    public void send(Batch batch) {
        collect(batch);
    }

    /**
     * Asks for one thing, or with NLM_F_DUMP for all of a kind.
     *
     * @throws NetlinkException when the kernel refuses: ENODEV or ENOENT where there is no such thing
     */
    public List<Reply> ask(Request request) {
        Request answered = request.isAnswered() ? request : request.with(MessageFlag.NLM_F_ACK);
        for (int i = 0; i < TRIES; i++) {
            Answers answers = collect(Batch.of(answered));
            if (!answers.interrupted) {
                return answers.replies;
            }
        }
        throw new IllegalStateException(request + ": what it asks for changes all the time");
    }

    private static final class Answers {
        private final List<Reply> replies = new ArrayList<>();
        private int awaited;
        private boolean interrupted;
    }

    private Answers collect(Batch batch) {
        int first = sequence;
        sequence += batch.requests().size();
        Kernel.call(FileCalls.write(descriptor, new Argument.Constant(batch.bytes(first), batch.toString())));
        Answers answers = new Answers();
        for (Request request : batch.requests()) {
            answers.awaited += request.isAnswered() ? 1 : 0;
        }
        byte[] buffer = new byte[BUFFER];
        // Where no answer is asked for, there is one only when something was refused: see who waits for it.
        while (answers.awaited > 0) {
            int length = (int) Kernel.call(FileCalls.read(descriptor, buffer));
            take(ByteBuffer.wrap(buffer, 0, length).order(ByteOrder.nativeOrder()), batch, first, answers);
        }
        return answers;
    }

    private static void take(ByteBuffer messages, Batch batch, int first, Answers answers) {
        while (messages.remaining() >= HEADER) {
            int start = messages.position();
            int length = messages.getInt();
            int type = Short.toUnsignedInt(messages.getShort());
            int flags = messages.getShort();
            int request = messages.getInt() - first;
            messages.getInt();
            byte[] content = new byte[length - HEADER];
            messages.get(content);
            messages.position(Math.min(messages.limit(), start + Attribute.padded(length)));
            if (request < 0) {
                continue; // the rest of the answer to a batch that was refused
            }
            answers.interrupted |= (flags & NLM_F_DUMP_INTR) != 0;
            if (type == NLMSG_ERROR || type == NLMSG_DONE) {
                Acknowledgement.of(content).check(batch.requests().get(request));
                answers.awaited--;
            } else {
                answers.replies.add(new Reply(type, content));
            }
        }
    }

    @Override
    public void close() {
        Kernel.call(FileCalls.close(descriptor));
    }
}
