package containers.monitor;

import static containers.calls.RoutineCalls.watch;
import static containers.kernel.Argument.number;

import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.calls.RoutineCalls;
import containers.calls.WaitCalls;
import containers.calls.WaitFlag;
import containers.kernel.Argument;
import containers.program.Label;
import containers.program.Program;
import containers.program.Row;
import java.util.List;

/**
 * A monitor that was started by a process that goes on beside it, a JVM.
 *
 * <p>It writes two reports to a pipe, <em>started</em> and <em>ended</em>: the first is all that it has in memory, with
 * each row's result, the second what waitid(2) wrote. The other pipe tells it when that process closes its end, or dies:
 * then the child is ended, or if it has ended already, its remains are removed.
 *
 * @param childsAlone standard files that only the child is to have, so that its closing one is noticed
 */
public record Beside(List<Integer> childsAlone) implements Front {

    /** Where the monitor writes its reports. */
    public static final int REPORTS = 3;

    /** Where it reads nothing, until that process is gone. This end mustn't block. */
    public static final int LIFE = 4;

    @Override
    public int firstFreeDescriptor() {
        return LIFE + 1;
    }

    @Override
    public Argument interruption(Program program) {
        return life();
    }

    @Override
    public void waitForEnd(Program program, Cells cells, Gate gate, Label reap, Label reaped) {
        for (int descriptor : childsAlone) {
            program.add(FileCalls.close(number(descriptor)));
        }
        Label kill = new Label();
        Label again = program.here();
        waitForLifeOr(program, gate.monitorsEnd(), kill);
        gate.receive(program, again);
        gate.passed(program); // a child that was refused a row has one report, and it is the other one
        program.attempt(Program.report(number(REPORTS)));
        waitForLifeOr(program, cells.pidfd(), kill).failure(reap);
        program.place(kill);
        program.attempt(ProcessCalls.pidfd_send_signal(cells.pidfd(), SIGKILL)).always(reap);
    }

    /** Waits until that descriptor can be read, or the other process is gone. The last row fails in the first case. */
    private static Row waitForLifeOr(Program program, Argument.Content descriptor, Label gone) {
        waitFor(program, life(), descriptor.address());
        return program.attempt(FileCalls.read(number(LIFE), new byte[1])).zero(gone);
    }

    private static Argument life() {
        return RoutineCalls.word(LIFE, "&life");
    }

    /** Waits until one of the descriptors, whose numbers are found there, can be read. */
    private static void waitFor(Program program, Argument... descriptors) {
        Argument.Bytes fds =
                WaitCalls.pollfds(descriptors.length, List.of(descriptors).toString());
        for (int i = 0; i < descriptors.length; i++) {
            program.add(watch(fds, i, descriptors[i]));
        }
        Label again = program.here();
        program.add(WaitCalls.ppoll(fds)).failure(again);
    }

    /** The report holds what there is to know. */
    @Override
    public boolean forgets() {
        return true;
    }

    /** It stays as it is: so its PID can't come to mean another process before the other side is done with it. */
    @Override
    public WaitFlag[] reaping() {
        return new WaitFlag[] {WaitFlag.WEXITED, WaitFlag.WNOWAIT};
    }

    @Override
    public Row reportEnd(Program program, Cells cells) {
        program.attempt(FileCalls.write(number(REPORTS), new Argument.Bytes(cells.info, "&info")));
        waitFor(program, life());
        return bury(program, cells);
    }

    @Override
    public Row reportRefusal(Program program, Cells cells) {
        program.attempt(Program.report(number(REPORTS)));
        return bury(program, cells);
    }

    private static Row bury(Program program, Cells cells) {
        return program.attempt(ProcessCalls.waitid(cells.pidfd(), cells.info, WaitFlag.WEXITED));
    }

    @Override
    public void tell(Program program, String line) {
        // It is a program that started this one, and it looks after what is left.
    }

    @Override
    public void leaveGroups(Program program, Cells cells) {
        // The other side looks after them when this program has ended.
    }

    @Override
    public void exit(Program program, Cells cells) {
        program.add(ProcessCalls.exit_group(new Argument.Content(program.status(), "status")));
    }
}
