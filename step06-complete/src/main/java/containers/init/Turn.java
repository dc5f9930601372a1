package containers.init;

import static containers.calls.RoutineCalls.memcpy;

import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.kernel.Argument;
import containers.kernel.CallList;

/**
 * What the second process waits for: a pipe that nobody else has open any more, once the first is another program. By then
 * that one has left the memory that both shared: {@code execve} closes files after that.
 */
final class Turn {

    private final byte[] pipe = new byte[2 * Integer.BYTES];
    private final Argument.Content readEnd = new Argument.Content(new byte[Long.BYTES], "turn[0]");
    private final Argument.Content writeEnd = new Argument.Content(new byte[Long.BYTES], "turn[1]");

    /** Makes it, while there is one process. */
    void addTo(CallList child) {
        Argument.Bytes both = new Argument.Bytes(pipe, "&turn");
        child.add(FileCalls.pipe2(pipe, OpenFlag.O_CLOEXEC));
        child.add(memcpy(address(readEnd), both, Integer.BYTES));
        child.add(memcpy(address(writeEnd), new Argument.Inside(both, Integer.BYTES), Integer.BYTES));
    }

    /** The second process waits. */
    void await(CallList second) {
        second.add(FileCalls.close(writeEnd));
        second.add(FileCalls.read(readEnd, new byte[1]));
        second.add(FileCalls.close(readEnd));
    }

    private static Argument address(Argument.Content cell) {
        return new Argument.Bytes(cell.buffer(), "&" + cell.text());
    }
}
