package containers.monitor;

import static containers.monitor.RoutineCalls.memcmp;
import static containers.monitor.RoutineCalls.watch;

import containers.kernel.Argument;
import containers.kernel.Errno;
import containers.kernel.FileCalls;
import containers.kernel.ProcessCalls;
import containers.kernel.WaitCalls;
import containers.kernel.WaitFlag;
import containers.program.Label;
import containers.program.Program;
import containers.program.Row;

/** The end: gives back and removes what was there for the child, however it ended. */
record Ending(Launch launch, Cells cells, Front front) {

    /** How long a group may stay in use after its processes have ended, in nanoseconds. */
    private static final long PATIENCE = 1_000_000_000;

    private static final long PAUSE = 200_000;

    /** The monitor's own. */
    void add(Program program, Label end) {
        program.section("after", null);
        program.place(end);
        cleanUp(program);
        if (launch.guarded()) {
            dismissGuardian(program);
        }
        front.exit(program, cells);
    }

    /** Also the guardian's, when the monitor is no more. */
    void cleanUp(Program program) {
        program.addAll(launch.afterwards());
        if (launch.groups().isEmpty()) {
            return;
        }
        Label leave = new Label();
        removeGroups(program, leave);
        Label done = new Label();
        program.attempt(FileCalls.unlinkat(launch.record().orElseThrow())).always(done);
        program.place(leave);
        front.leaveGroups(program, cells);
        program.place(done);
    }

    /**
     * A group goes with rmdir once nobody is in it. A process that has ended still holds it for a moment, and so does a
     * group that the container made below: the kernel answers EBUSY for both. The first passes; the second takes a walk,
     * which is Java's to make.
     */
    // tag::remove[]
    private void removeGroups(Program program, Label leave) {
        Row timer = program.add(WaitCalls.timerfd_create()).failure(leave);
        program.add(WaitCalls.timerfd_settime(timer.result(), PATIENCE)).failure(leave);
        Argument.Bytes alarm = WaitCalls.pollfds(1, "[timer]");
        program.add(watch(alarm, 0, timer.resultAddress()));
        for (String group : launch.groups()) {
            Label next = new Label();
            Label again = program.here();
            Row removal = program.attempt(FileCalls.rmdir(group)).zero(next);
            program.add(memcmp(removal.resultAddress(), -Errno.ENOENT.number(), "-ENOENT"))
                    .zero(next);
            program.add(WaitCalls.ppoll(alarm, PAUSE)).zero(again).positive(leave);
            program.place(next);
        }
    }
    // end::remove[]

    private void dismissGuardian(Program program) {
        program.attempt(ProcessCalls.pidfd_send_signal(cells.guardian(), Front.SIGKILL));
        program.attempt(ProcessCalls.waitid(cells.guardian(), new byte[128], WaitFlag.WEXITED, WaitFlag.__WALL));
    }
}
