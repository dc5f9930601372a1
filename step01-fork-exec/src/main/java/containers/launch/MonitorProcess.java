package containers.launch;

import containers.calls.ProcessCalls;
import containers.calls.SigInfo;
import containers.kernel.Errno;
import containers.kernel.SystemCallException;
import containers.pipes.Pipe;
import containers.pipes.Retry;

/** The program that was started beside this JVM, and the two pipes to it. */
final class MonitorProcess implements AutoCloseable {

    private final int pid;
    private final Pipe reports;
    private final Pipe life;
    private boolean closed;

    MonitorProcess(int pid, Pipe reports, Pipe life) {
        this.pid = pid;
        this.reports = reports;
        this.life = life;
    }

    /**
     * Waits for the next report.
     *
     * @throws MonitorGoneException when the program ends without one: it was killed, then
     */
    byte[] report(int size) {
        if (closed) {
            throw new MonitorGoneException(); // once more: the pipe's number may stand for another file by now
        }
        byte[] report = reports.read(size);
        if (report.length < size) {
            close();
            throw new MonitorGoneException();
        }
        return report;
    }

    /** Lets the program go: it ends the child if that still runs, cleans up and exits. Returns when all that is done. */
    @Override
    public void close() {
        if (closed) {
            return; // The PID may mean another child of this process by now.
        }
        closed = true;
        // tag::lab-end[]
        life.close();
        try {
            Retry.whenInterrupted(ProcessCalls.waitid_pid(pid, new byte[SigInfo.SIZE]));
        } catch (SystemCallException refused) {
            if (refused.errno() != Errno.ECHILD) { // Who ignores SIGCHLD has no children to wait for.
                throw refused;
            }
        }
        reports.close();
        // end::lab-end[]
    }
}
