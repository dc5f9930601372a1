package containers.launch;

import containers.kernel.Call;
import containers.kernel.Errno;

/** The child ended on its way to its program, because the kernel refused one of its calls. */
public final class LaunchFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Call call;
    private final Errno errno;
    private final transient Trace trace;

    LaunchFailedException(Call call, Errno errno, Trace trace) {
        super(call + " failed: " + errno);
        this.call = call;
        this.errno = errno;
        this.trace = trace;
    }

    /** The call that failed. */
    public Call call() {
        return call;
    }

    public Errno errno() {
        return errno;
    }

    /** The calls that the child made, the one that failed last. */
    public Trace trace() {
        return trace;
    }
}
