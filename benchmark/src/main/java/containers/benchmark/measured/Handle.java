package containers.benchmark.measured;

import static containers.kernel.Argument.number;

import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.calls.SignalCalls;
import containers.calls.WaitCalls;
import containers.kernel.Argument;
import containers.kernel.Errno;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A descriptor that stands for one process: a signal sent through it never reaches another with the same PID. */
public record Handle(int pidfd) implements AutoCloseable {

    public static Handle of(int pid) {
        return new Handle((int) Kernel.call(ProcessCalls.pidfd_open(pid)));
    }

    /**
     * Sends a signal. A process that has ended already is left in peace.
     *
     * @return whether there is anything left of it: it has not ended, or nobody has waited for it. For that the signal may be 0
     */
    public boolean signal(int signal) {
        try {
            Kernel.call(SignalCalls.pidfd_send_signal(pidfd, signal));
            return true;
        } catch (SystemCallException refused) {
            if (refused.errno() != Errno.ESRCH) {
                throw refused;
            }
            return false;
        }
    }

    /** Waits until it has ended, but not for ever; tells whether it has. */
    public boolean endsWithin(long nanos) {
        Argument.Bytes fds = WaitCalls.pollfds(1, "[pidfd]");
        ByteBuffer.wrap(fds.content()).order(ByteOrder.nativeOrder()).putInt(0, pidfd);
        long deadline = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = deadline - System.nanoTime()) {
            try {
                return Kernel.call(WaitCalls.ppoll(fds, left)) > 0;
            } catch (SystemCallException interrupted) {
                if (interrupted.errno() != Errno.EINTR) {
                    throw interrupted;
                }
            }
        }
        return false;
    }

    @Override
    public void close() {
        Kernel.call(FileCalls.close(number(pidfd)));
    }
}
