package containers.start;

import static containers.kernel.Argument.number;

import containers.calls.DescriptorCalls;
import containers.calls.FileCalls;
import containers.kernel.Kernel;
import java.util.ArrayList;
import java.util.List;

/**
 * Descriptors that are out of the way: their numbers are above all that another process is given.
 *
 * <p>That process gets one after the other under its new number, and what had the number is closed then. It may be the
 * next one to be given, or the program itself: a JVM has free numbers among the lowest, too.
 */
final class HighDescriptors implements AutoCloseable {

    private static final int FIRST = 10;

    private final List<Integer> copies = new ArrayList<>();

    /** That descriptor, if it is high already, or a copy in place of it. */
    static int moved(int descriptor) {
        if (descriptor >= FIRST) {
            return descriptor;
        }
        try {
            return copy(descriptor);
        } finally {
            Kernel.call(FileCalls.close(number(descriptor)));
        }
    }

    private static int copy(int descriptor) {
        return (int) Kernel.call(DescriptorCalls.fcntl_dupfd_cloexec(number(descriptor), FIRST));
    }

    /** That descriptor, if it is high already, or a copy. */
    int of(int descriptor) {
        if (descriptor >= FIRST) {
            return descriptor;
        }
        int copy = copy(descriptor);
        copies.add(copy);
        return copy;
    }

    @Override
    public void close() {
        copies.forEach(copy -> Kernel.call(FileCalls.close(number(copy))));
    }
}
