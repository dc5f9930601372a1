package containers.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import containers.bridge.Neighbourhood;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The neighbour says "street" to whoever comes to port 7777, and knows by what address every name goes: its own. */
final class NeighboursServer implements AutoCloseable {

    private static final int HEADER = 12;

    /** A and IN: RFC 1035. */
    private static final int ADDRESS = 1;

    private final Neighbourhood street = new Neighbourhood();
    private final ServerSocket server;
    private final DatagramSocket names;

    NeighboursServer() {
        server = street.outside(() -> new ServerSocket(7777));
        names = street.outside(() -> new DatagramSocket(53));
        start(this::answerOnce, "port 7777");
        start(this::nameOnce, "port 53");
    }

    Neighbourhood street() {
        return street;
    }

    private interface Service {
        void serve() throws IOException;
    }

    private static void start(Service service, String name) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            service.serve();
                        }
                    } catch (IOException closed) {
                        return;
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private void answerOnce() throws IOException {
        try (Socket caller = server.accept()) {
            caller.getOutputStream().write("street\n".getBytes(UTF_8));
        }
    }

    private void nameOnce() throws IOException {
        DatagramPacket question = new DatagramPacket(new byte[512], 512);
        names.receive(question);
        byte[] asked = Arrays.copyOf(question.getData(), question.getLength());
        SocketAddress caller = question.getSocketAddress();
        byte[] answer = answer(asked);
        names.send(new DatagramPacket(answer, answer.length, caller));
    }

    /** The question once more and one address, or none to whoever asks for one of version 6: RFC 1035, 4.1. */
    private static byte[] answer(byte[] asked) {
        int end = HEADER;
        while (asked[end] != 0) {
            end += asked[end] + 1;
        }
        int type = ByteBuffer.wrap(asked).getShort(end + 1);
        int answers = type == ADDRESS ? 1 : 0;
        ByteBuffer answer = ByteBuffer.allocate(end + 5 + answers * 16);
        answer.put(asked, 0, end + 5);
        answer.putShort(2, (short) 0x8180).putShort(6, (short) answers).putInt(8, 0);
        if (answers == 1) {
            answer.putShort((short) (0xc000 | HEADER)).putInt(ADDRESS << 16 | 1);
            answer.putInt(60).putShort((short) 4).put(new byte[] {(byte) 192, 0, 2, 7});
        }
        return answer.array();
    }

    @Override
    public void close() throws IOException {
        server.close();
        names.close();
        street.close();
    }
}
