package containers.ports;

import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.Errno;
import containers.kernel.Telling;
import java.util.List;

/**
 * Ports that are the container's alone: the monitor has a socket on each, which nobody ever reads from.
 *
 * <p>What arrives for them is sent on before it gets to any socket. So without these a process of the host's could listen on
 * the same port, and nobody would hear it. And who holds a socket is asked by the kernel, which makes no mistakes when two
 * are started at once. The monitor closes them by its end, whatever that is.
 *
 * @param ports which
 */
public record HeldPorts(List<PublishedPort> ports) {

    public HeldPorts {
        ports = List.copyOf(ports);
    }

    // tag::hold[]
    /** Adds the calls, of the parent's. */
    public void addTo(CallList parent) {
        for (PublishedPort port : ports) {
            List<Telling> refused = refused(port);
            Argument.Result socket = parent.add(PortCalls.socket(port.protocol()), refused);
            if (port.protocol() == Protocol.TCP) {
                // Docker's and everybody's servers ask for it: else a port is free again only after a minute.
                parent.add(PortCalls.setsockopt_reuseaddr(socket));
            }
            parent.add(PortCalls.bind(socket, port), refused);
            if (port.protocol() == Protocol.TCP) {
                parent.add(PortCalls.listen(socket), refused); // until then another socket can be bound to it, too
            }
        }
    }
    // end::hold[]

    private static List<Telling> refused(PublishedPort port) {
        String option = "--publish: the port " + port;
        return List.of(
                Telling.on(Errno.EADDRINUSE, Telling.RUNNER_FAILED, option + " is in use by a process of the host's"),
                Telling.on(
                        Errno.EADDRNOTAVAIL,
                        Telling.RUNNER_FAILED,
                        "--publish: this host has no address " + port.address()),
                Telling.on(
                        Errno.EMFILE,
                        Telling.RUNNER_FAILED,
                        "--publish: the runner may have too few files open (ulimit -n) to hold so many ports"),
                Telling.of(Telling.RUNNER_FAILED, option + " can't be had"));
    }
}
