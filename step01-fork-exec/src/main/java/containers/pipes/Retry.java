package containers.pipes;

import containers.kernel.Call;
import containers.kernel.Errno;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;

/** Makes a call that may take long again when a signal cut it short: signal(7), "Interruption of system calls". */
public final class Retry {

    private Retry() {}

    public static long whenInterrupted(Call call) {
        while (true) {
            try {
                return Kernel.call(call);
            } catch (SystemCallException refused) {
                if (refused.errno() != Errno.EINTR) {
                    throw refused;
                }
            }
        }
    }
}
