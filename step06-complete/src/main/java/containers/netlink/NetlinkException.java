package containers.netlink;

import containers.kernel.Errno;
import containers.telling.OneLine;

/** The kernel refused a message. This one's text has the message, the reason, and what the kernel says about it. */
public final class NetlinkException extends RuntimeException implements OneLine {

    private static final long serialVersionUID = 1;

    private final transient Request request;
    private final Errno errno;

    NetlinkException(Request request, Errno errno, String explanation) {
        super(request + " failed: " + errno + (explanation.isEmpty() ? "" : ": " + explanation));
        this.request = request;
        this.errno = errno;
    }

    @Override
    public String told() {
        return getMessage();
    }

    public Request request() {
        return request;
    }

    public Errno errno() {
        return errno;
    }
}
