package containers.launch;

import containers.kernel.Call;
import containers.kernel.Errno;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;

/** Makes a call that may take long again when a signal cut it short: signal(7), "Interruption of system calls". */
final class Retry {

    private Retry() {}

    static long whenInterrupted(Call call) {
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
