package containers.launch;

import containers.kernel.Argument;
import containers.kernel.Errno;
import containers.kernel.FileCalls;
import containers.kernel.Kernel;
import containers.kernel.ProcessCalls;
import containers.kernel.Signal;
import containers.kernel.SystemCallException;

/** A child process that runs its program. Closing it ends the process if it still runs. */
public final class Child implements AutoCloseable {

    private final int pid;
    private final int pidfd;
    private final Trace trace;
    private ExitStatus status;
    private boolean closed;

    Child(int pid, int pidfd, Trace trace) {
        this.pid = pid;
        this.pidfd = pidfd;
        this.trace = trace;
    }

    /** The PID as this process sees it. The child may see another. */
    public int pid() {
        return pid;
    }

    /** The descriptor that stands for the process. Unlike the PID it never comes to mean another process. */
    public int pidfd() {
        return pidfd;
    }

    /** The calls that the child made on its way to its program. */
    public Trace trace() {
        return trace;
    }

    /** Sleeps until the process ends, and tells how it did. The kernel keeps a dead process's status until then. */
    public ExitStatus waitFor() {
        if (status == null) {
            byte[] info = new byte[ProcessCalls.SIGINFO_SIZE];
            Retry.whenInterrupted(ProcessCalls.waitid(pidfd, info));
            status = ExitStatus.of(info);
        }
        return status;
    }

    /** Sends a signal. A process that has ended already is left in peace. */
    public void signal(int signal) {
        try {
            Kernel.call(ProcessCalls.pidfd_send_signal(pidfd, signal));
        } catch (SystemCallException refused) {
            if (refused.errno() != Errno.ESRCH) {
                throw refused;
            }
        }
    }

    @Override
    public void close() {
        if (closed) {
            return; // The descriptor's number may stand for something else by now.
        }
        closed = true;
        if (status == null) {
            signal(Signal.SIGKILL.number());
            waitFor();
        }
        Kernel.call(FileCalls.close(Argument.number(pidfd)));
    }
}
