package containers.monitor;

import containers.calls.Signal;
import containers.calls.WaitFlag;
import containers.kernel.Argument;
import containers.program.Label;
import containers.program.Program;
import containers.program.Row;

/** How a monitor was started, and so whom it listens to and whom it tells. */
public sealed interface Front permits InPlace, Beside {

    Argument SIGKILL = new Argument.Word(Signal.SIGKILL.number(), "SIGKILL");

    /** The first descriptor that wasn't given to the monitor for a purpose. */
    int firstFreeDescriptor();

    /**
     * Adds rows that open what can be read once the child is to be ended although it hasn't begun. It isn't read: the wait for
     * the end finds it there.
     *
     * @return where the descriptor's number is
     */
    Argument interruption(Program program);

    /**
     * Gets ready, then waits until the child has ended, and does meanwhile what it is told to. Goes on at {@code reap}
     * then, or where it has waited for the child already at {@code reaped}.
     */
    void waitForEnd(Program program, Cells cells, Gate gate, Label reap, Label reaped);

    /** Whether nobody asks for the rows that made the child, once it runs its program. */
    boolean forgets();

    /** How the child is waited for. */
    WaitFlag[] reaping();

    /** Tells how the child ended. The last row that is added leads on. */
    Row reportEnd(Program program, Cells cells);

    /** Tells which row was refused. The last row that is added leads on. */
    Row reportRefusal(Program program, Cells cells);

    /** Tells a person something, where that is who started the monitor. */
    void tell(Program program, String line);

    /** A control group can't be removed by rows alone. */
    void leaveGroups(Program program, Cells cells);

    /** The very last rows: the program exits, or becomes another. */
    void exit(Program program, Cells cells);
}
