package containers.relay;

import static containers.program.RoutineCalls.advance;
import static containers.program.RoutineCalls.memcmp;
import static containers.program.RoutineCalls.memcpy;
import static containers.program.RoutineCalls.watch;

import containers.calls.FileCalls;
import containers.calls.WaitCalls;
import containers.kernel.Argument;
import containers.kernel.Errno;
import containers.program.Label;
import containers.program.Program;
import containers.program.Row;
import java.util.Map;

/**
 * The rows of a process that copies: it reads, writes what it read, and reads again, until there is no more to read.
 *
 * @param from the descriptor that it reads
 * @param to the descriptor that it writes
 */
record Pump(Argument.Content from, Argument.Content to) {

    private static final int SIZE = 4096;

    // tag::pump[]
    /** Adds them. They go on at {@code dry} when nothing more comes, and at {@code blocked} when nothing more goes. */
    void addTo(Program program, Label dry, Label blocked) {
        Argument.Bytes buffer = new Argument.Bytes(new byte[SIZE], "buffer");
        Argument.Structure whole = new Argument.Structure(new byte[Long.BYTES], Map.of(0, buffer), "&buffer");
        Argument.Bytes rest = new Argument.Bytes(new byte[2 * Long.BYTES], "rest");
        Label empty = new Label();
        Label full = new Label();
        Label again = program.here();
        Row read = program.add(FileCalls.read(from, buffer.content())).zero(dry).failure(empty);
        program.add(memcpy(rest, whole, Long.BYTES));
        program.add(memcpy(new Argument.Inside(rest, Long.BYTES), read.resultAddress(), Long.BYTES));
        // A write that a stop or a suspended machine interrupts has written a part.
        Label more = program.here();
        Row written = program.add(FileCalls.writev(to, rest)).failure(full);
        program.add(advance(rest, written.result())).positive(more).zero(again).failure(blocked);
        program.place(empty);
        waitUnlessOver(program, read, WaitCalls.pollfds(1, "[" + from + "]"), from, again, dry);
        program.place(full);
        waitUnlessOver(program, written, WaitCalls.pollfdToWrite("[" + to + "]"), to, more, blocked);
    }
    // end::pump[]

    /**
     * Who shares a terminal with us shares O_NONBLOCK, too, and may have set it: then the kernel doesn't wait, and says so.
     * Any other failure is the end.
     */
    private static void waitUnlessOver(
            Program program, Row failed, Argument.Bytes fds, Argument.Content descriptor, Label ready, Label end) {
        program.add(memcmp(failed.resultAddress(), -Errno.EAGAIN.number(), "-EAGAIN"))
                .positive(end);
        program.add(watch(fds, 0, descriptor.address()));
        Label again = program.here();
        program.add(WaitCalls.ppoll(fds)).positive(ready).zero(again).failure(again);
    }
}
