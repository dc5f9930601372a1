package containers.usermode;

import containers.ports.Protocol;
import containers.ports.PublishedPort;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** Looks whether ports can be listened on by this user, before another program is asked to, which would say it in its words. */
final class FreePorts {

    private FreePorts() {}

    /**
     * Looks.
     *
     * @throws IllegalArgumentException when one can't be: which
     */
    static void check(List<PublishedPort> ports) {
        for (PublishedPort port : ports) {
            try {
                listen(port);
            } catch (BindException taken) {
                throw new IllegalArgumentException("--publish: the port " + port
                        + " is in use, or its address isn't the host's, or it is root's, as those below 1024 are");
            } catch (IOException refused) {
                throw new IllegalArgumentException(
                        "--publish: the port " + port + " can't be had: " + refused.getMessage());
            }
        }
    }

    private static void listen(PublishedPort port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(port.address().toString(), port.port());
        if (port.protocol() == Protocol.TCP) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(address);
            }
        } else {
            try (DatagramSocket socket = new DatagramSocket(null)) {
                socket.bind(address);
            }
        }
    }
}
