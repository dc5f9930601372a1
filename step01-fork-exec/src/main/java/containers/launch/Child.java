package containers.launch;

import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.calls.SigInfo;
import containers.calls.SignalCalls;
import containers.executable.ProgramMemory;
import containers.executable.ProgramTrace;
import containers.kernel.Argument;
import containers.kernel.Errno;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;

/** A child process that runs its program. Closing it ends the process if it still runs. */
public final class Child implements AutoCloseable {

    private final MonitorProcess monitor;
    private final ProgramMemory memory;
    private final int pidfd;
    private ExitStatus status;
    private boolean closed;

    /** The monitor keeps a dead child until it is let go, so the PID means that child. */
    Child(MonitorProcess monitor, ProgramMemory memory) {
        this.monitor = monitor;
        this.memory = memory;
        this.pidfd = Math.toIntExact(Kernel.call(ProcessCalls.pidfd_open(memory.child())));
    }

    /** The PID as this process sees it. The child may see another. */
    public int pid() {
        return memory.child();
    }

    /** The descriptor that stands for the process. Unlike the PID it never comes to mean another process. */
    public int pidfd() {
        return pidfd;
    }

    /** The calls that were made on the way to the child's program. */
    public ProgramTrace trace() {
        return new ProgramTrace(memory);
    }

    /**
     * Sleeps until the process ends, and tells how it did. The kernel keeps a dead process's status until then. Who was
     * told once is told the same again, also when this is closed.
     *
     * @throws IllegalStateException when this was closed before anybody asked: then nobody knows
     * @throws MonitorGoneException when the monitor was killed
     */
    public ExitStatus waitFor() {
        if (status == null) {
            checkOpen();
            status = ExitStatus.of(monitor.report(SigInfo.SIZE));
        }
        return status;
    }

    /**
     * Sends a signal. A process that has ended already is left in peace.
     *
     * @throws IllegalStateException when this is closed: the descriptor's number may stand for another process by now
     */
    public void signal(int signal) {
        checkOpen();
        try {
            Kernel.call(SignalCalls.pidfd_send_signal(pidfd, signal));
        } catch (SystemCallException refused) {
            if (refused.errno() != Errno.ESRCH) {
                throw refused;
            }
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("child " + pid() + " was closed, and closing it ended it");
        }
    }

    @Override
    public void close() {
        if (closed) {
            return; // The descriptor's number may stand for something else by now.
        }
        closed = true;
        Kernel.call(FileCalls.close(Argument.number(pidfd)));
        monitor.close();
    }
}
