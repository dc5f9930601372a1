package containers.init;

import containers.calls.FileCalls;
import containers.kernel.CallList;
import containers.pipes.PipeEnds;

/**
 * What the second process waits for: a pipe that nobody else has open any more, once the first is another program. By then
 * that one has left the memory that both shared: {@code execve} closes files after that.
 */
final class Turn {

    private final PipeEnds pipe = new PipeEnds("turn");

    /** Makes it, while there is one process. */
    void addTo(CallList child) {
        pipe.addTo(child);
    }

    /** The second process waits. */
    void await(CallList second) {
        second.add(FileCalls.close(pipe.writeEnd()));
        second.add(FileCalls.read(pipe.readEnd(), new byte[1]));
        second.add(FileCalls.close(pipe.readEnd()));
    }
}
