package containers.kernel;

/** The kernel refused a call. The message has the call as C would write it, and the reason. */
public final class SystemCallException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Call call;
    private final Errno errno;

    public SystemCallException(Call call, Errno errno) {
        super(call + " failed: " + errno);
        this.call = call;
        this.errno = errno;
    }

    public Call call() {
        return call;
    }

    public Errno errno() {
        return errno;
    }
}
