package containers.monitor;

import static containers.kernel.Argument.number;
import static containers.program.RoutineCalls.exit_status;
import static containers.program.RoutineCalls.failed_row;
import static containers.program.RoutineCalls.memcpy;

import containers.calls.DescriptorCalls;
import containers.calls.FileCalls;
import containers.calls.MemoryCalls;
import containers.calls.OpenFlag;
import containers.calls.ProcessCalls;
import containers.calls.Signal;
import containers.calls.SignalCalls;
import containers.calls.SignalSet;
import containers.kernel.Argument;
import containers.program.Label;
import containers.program.Program;
import containers.program.Row;
import containers.start.Inherited;
import java.util.List;
import java.util.Optional;

/**
 * The program that starts a child, waits for its end and cleans up: what a container engine's monitor does.
 *
 * <p>All of it is rows, and no Java runs while it works. The child shares its memory, so what became of each of the
 * child's calls is there to be read when one is refused.
 */
public final class Monitor {

    /** The heading of the child's rows. */
    public static final String CHILD = "the child";

    /** The heading of what the child does when it has another process run the program. */
    public static final String INIT = "the child, as init";

    /** The heading of what a process does that the child makes to hold its namespaces. */
    public static final String HOLDER = "the child's holder of namespaces";

    private final Launch launch;
    private final Front front;
    private final Cells cells = new Cells();
    private final Program program;
    private final Gate gate;
    private final ChildRows child;

    private final Label born = new Label();
    private final Label listening = new Label();
    private final Label reap = new Label();
    private final Label reaped = new Label();
    private final Label broken = new Label();
    private final Label refused = new Label();
    private final Label refusedByChild = new Label();
    private final Label end = new Label();

    private Monitor(Program program, Launch launch, Front front, Inherited inherited) {
        this.program = program;
        this.launch = launch;
        this.gate = new Gate(launch, front.forgets(), refusedByChild, reap);
        this.front = front;
        this.child = new ChildRows(launch, gate, inherited);
    }

    /** The program for that launch, started in that way. */
    public static Program program(Launch launch, Front front, Inherited inherited) {
        Program program = new Program();
        addTo(program, launch, front, inherited);
        return program;
    }

    /** Adds the rows for that launch to a program, and tells where they begin. */
    public static Label addTo(Program program, Launch launch, Front front, Inherited inherited) {
        Label begin = program.here();
        new Monitor(program, launch, front, inherited).addAll();
        return begin;
    }

    // tag::compose[]
    private void addAll() {
        Ending ending = new Ending(launch, cells, front);
        Guardian guardian = new Guardian(launch, cells, ending);
        prepare();
        ending.prepare(program);
        Optional<Argument> watched = guardian.start(program); // before anything is made that it would have to remove
        Optional<Argument.Result> group = giveBirth();
        List<Row> childRows = child.addTo(program);
        goOn(group);
        reap();
        ending.add(program, end);
        addRefusal(childRows);
        if (watched.isPresent()) {
            guardian.add(program, watched.get());
        }
        if (launch.relay().isPresent()) {
            launch.relay().get().add(program, cells.pidfd());
        }
    }
    // end::compose[]

    /** Makes this process independent of how it was started. */
    private void prepare() {
        program.passing(); // most of what there is to do is done once the child runs its program
        program.section("before", refused);
        closeInherited();
        program.attempt(ProcessCalls.prctl_set_name("contain"));
        // Rows need no stack: 16 KiB with what leads to it. The command line goes with it, so ps shows [contain].
        program.attempt(MemoryCalls.munmap_stack());
        // Where the end of children is ignored, nobody can wait for it: waitid(2), ECHILD.
        program.add(SignalCalls.rt_sigaction_default(Signal.SIGCHLD.number()));
        program.add(SignalCalls.rt_sigprocmask(SignalSet.ALL));
    }

    private void closeInherited() {
        int first = front.firstFreeDescriptor();
        if (launch.kept().isEmpty()) {
            program.add(DescriptorCalls.close_range(first));
            return;
        }
        int kept = launch.kept().getAsInt();
        program.add(DescriptorCalls.close_range(first, kept - 1));
        program.add(DescriptorCalls.close_range(kept + 1));
        program.add(DescriptorCalls.dup3(number(kept), Gate.KEPT, OpenFlag.O_CLOEXEC));
        program.add(FileCalls.close(number(kept)));
    }

    /** The parent's calls, then the child's birth. They may have opened the control group that it is born in. */
    private Optional<Argument.Result> giveBirth() {
        int start = program.rows().size();
        program.addAll(launch.parent());
        gate.addTo(program);
        Argument.Structure birth = child.birth(cells, program.child());
        Optional<Argument.Result> group = Optional.empty();
        if (launch.controlGroup().isPresent()) {
            group = Optional.of(
                    new Argument.Result(start + launch.controlGroup().get().row()));
            ChildRows.bornIn(program, birth, group.get());
        }
        program.add(ProcessCalls.clone3(birth)).positive(born);
        return group;
    }

    /** What the parent does once there is a child. When the kernel refuses any of it, the child is ended. */
    private void goOn(Optional<Argument.Result> group) {
        program.section(launch.makesChildWait() ? "while the child waits" : "waiting", broken);
        program.place(born);
        if (group.isPresent()) {
            program.add(FileCalls.close(group.get()));
        }
        gate.keepMonitorsEnd(program);
        if (launch.makesChildWait()) {
            gate.expectChild(program, listening);
            program.addAll(launch.meanwhile());
            ErrandRun.addAll(program, launch, cells, front, listening);
            gate.open(program);
        }
        if (launch.attendant().isPresent()) {
            new Attendance(launch.attendant().get(), cells.attendant(), front.interruption(program))
                    .addTo(program, gate, launch.childDirectory(), listening);
        }
        program.section("waiting", broken);
        program.place(listening);
        front.waitForEnd(program, cells, gate, reap, reaped);
    }

    /** The kernel keeps how a process ended until somebody asks. */
    private void reap() {
        program.place(reap);
        program.add(ProcessCalls.waitid(cells.pidfd(), cells.info, front.reaping()))
                .failure(reap);
        program.place(reaped);
        Row status = program.add(exit_status(cells.info));
        program.add(memcpy(new Argument.Bytes(program.status(), "&status"), status.resultAddress(), Long.BYTES));
        front.reportEnd(program, cells).always(end);
    }

    /** A row was refused: which one, and what is to be told. */
    private void addRefusal(List<Row> childRows) {
        Label known = new Label();
        program.passing();
        program.section("on failure", end);
        program.place(broken);
        program.add(failed_row(program.failed()));
        program.attempt(SignalCalls.pidfd_send_signal(cells.pidfd(), Signal.SIGKILL));
        program.place(refusedByChild);
        program.add(ProcessCalls.waitid(cells.pidfd(), cells.info, front.reaping()))
                .failure(refusedByChild)
                .zero(known);
        program.place(refused);
        program.add(failed_row(program.failed()));
        program.place(known);
        Refusal.chooseOf(program, childRows);
        front.reportRefusal(program, cells).always(end);
        program.lasting();
    }
}
