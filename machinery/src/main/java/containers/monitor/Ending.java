package containers.monitor;

import static containers.program.RoutineCalls.memcmp;
import static containers.program.RoutineCalls.memcpy;
import static containers.program.RoutineCalls.watch;

import containers.calls.DirectoryCalls;
import containers.calls.ProcessCalls;
import containers.calls.SigInfo;
import containers.calls.Signal;
import containers.calls.SignalCalls;
import containers.calls.WaitCalls;
import containers.calls.WaitFlag;
import containers.kernel.Argument;
import containers.kernel.Errno;
import containers.program.Label;
import containers.program.Program;
import containers.program.Row;
import java.util.List;

/** The end: gives back and removes what was there for the child, however it ended. */
final class Ending {

    /** How long a group may stay in use after its processes have ended, in nanoseconds. */
    private static final long PATIENCE = 1_000_000_000;

    private static final long PAUSE = 200_000;

    /** The same between two attempts at a lock, which a thousand may make at once. */
    private static final long TURN = 20_000_000;

    private final Launch launch;
    private final Cells cells;
    private final Front front;
    private final Argument.Content timer = Argument.Content.unset("timer");

    Ending(Launch launch, Cells cells, Front front) {
        this.launch = launch;
        this.cells = cells;
        this.front = front;
    }

    Front front() {
        return front;
    }

    /** Takes what the end will need before there is anything to remove: later there may be no descriptor left. */
    void prepare(Program program) {
        if (!launch.groups().isEmpty() || launch.turn().isPresent()) {
            Row made = program.add(WaitCalls.timerfd_create());
            program.add(memcpy(timer.address(), made.resultAddress(), Integer.BYTES));
        }
    }

    /** The monitor's own. */
    void add(Program program, Label end) {
        program.section("after");
        program.place(end);
        giveBack(program);
        cleanUp(program);
        if (launch.guarded()) {
            dismissGuardian(program);
        }
        front.exit(program, cells);
    }

    /** The caller's terminal. */
    void giveBack(Program program) {
        if (launch.relay().isPresent()) {
            launch.relay().get().end(program);
        }
    }

    /** Also the guardian's, when the monitor is no more. */
    void cleanUp(Program program) {
        if (launch.attendant().isPresent()) {
            Attendance.end(program, cells.attendant(), launch.attendant().get().record());
        }
        addAfterwards(program);
        if (launch.groups().isEmpty()) {
            return;
        }
        Label leave = new Label();
        removeGroups(program, leave);
        Label done = new Label();
        program.attempt(DirectoryCalls.unlinkat(launch.record().orElseThrow())).always(done);
        program.place(leave);
        front.leaveGroups(program, cells);
        program.place(done);
    }

    private void addAfterwards(Program program) {
        Label over = new Label();
        Label done = new Label();
        if (launch.turn().isPresent()) {
            waitFor(program, launch.turn().get(), done);
        }
        List<Row> rows = program.addAll(launch.afterwards());
        if (!launch.alone().rows().isEmpty()) {
            rows.get(rows.size() - 1).failure(over);
            for (Row row : program.addAll(launch.alone())) {
                row.failure(over);
            }
        }
        program.place(over);
        if (launch.turn().isPresent()) {
            program.attempt(launch.turn().get().over());
        }
        program.place(done);
    }

    // tag::turn[]
    /**
     * A call that waits for a lock can't be given a limit, so the lock is asked for again and again. What is refused for
     * another reason will be the next time, too: the monitor was killed behind its turn, and this is its guardian.
     */
    private void waitFor(Program program, Launch.Turn turn, Label done) {
        Label had = new Label();
        Label timed = new Label();
        program.attempt(WaitCalls.timerfd_settime(timer, turn.patience())).zero(timed);
        program.attempt(turn.attempt()).zero(had).failure(done); // refused so early that there is no timer
        program.place(timed);
        Argument.Bytes alarm = WaitCalls.pollfds(1, "[timer]");
        program.add(watch(alarm, 0, timer.address()));
        Label again = program.here();
        Row attempt = program.attempt(turn.attempt()).zero(had);
        program.add(memcmp(attempt.resultAddress(), -Errno.EAGAIN.number(), "-EAGAIN"))
                .positive(done);
        program.add(WaitCalls.ppoll(alarm, TURN)).zero(again).failure(again);
        front.tell(program, turn.missed());
        program.attempt(turn.over()).always(done);
        program.place(had);
    }
    // end::turn[]

    // tag::remove[]
    /**
     * A group goes with rmdir once nobody is in it. A process that has ended still holds it for a moment, and so does a
     * group that the container made below: the kernel answers EBUSY for both. The first passes; the second takes a walk,
     * which is Java's to make.
     */
    private void removeGroups(Program program, Label leave) {
        Label timed = new Label();
        Label removed = new Label();
        program.attempt(WaitCalls.timerfd_settime(timer, PATIENCE)).zero(timed);
        removeAtOnce(program, removed, leave); // refused so early that there is no timer: nobody is in a group then
        program.place(timed);
        Argument.Bytes alarm = WaitCalls.pollfds(1, "[timer]");
        program.add(watch(alarm, 0, timer.address()));
        for (String group : launch.groups()) {
            Label next = new Label();
            Label again = program.here();
            remove(program, group, next);
            program.add(WaitCalls.ppoll(alarm, PAUSE)).zero(again).positive(leave);
            program.place(next);
        }
        program.place(removed);
    }

    /** Adds the rows that go on at {@code gone} if there is no such group any more, else behind the last, which it returns. */
    private static Row remove(Program program, String group, Label gone) {
        Row removal = program.attempt(DirectoryCalls.rmdir(group)).zero(gone);
        return program.add(memcmp(removal.resultAddress(), -Errno.ENOENT.number(), "-ENOENT"))
                .zero(gone);
    }
    // end::remove[]

    private void removeAtOnce(Program program, Label removed, Label leave) {
        for (int i = 0; i < launch.groups().size(); i++) {
            Label next = i + 1 < launch.groups().size() ? new Label() : removed;
            remove(program, launch.groups().get(i), next).positive(leave);
            if (next != removed) {
                program.place(next);
            }
        }
    }

    private void dismissGuardian(Program program) {
        program.attempt(SignalCalls.pidfd_send_signal(cells.guardian(), Signal.SIGKILL));
        program.attempt(
                ProcessCalls.waitid(cells.guardian(), new byte[SigInfo.SIZE], WaitFlag.WEXITED, WaitFlag.__WALL));
    }
}
