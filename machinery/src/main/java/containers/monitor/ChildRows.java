package containers.monitor;

import static containers.calls.CloneFlag.CLONE_INTO_CGROUP;
import static containers.calls.CloneFlag.CLONE_PARENT_SETTID;
import static containers.calls.CloneFlag.CLONE_PIDFD;
import static containers.calls.CloneFlag.CLONE_VM;
import static containers.program.RoutineCalls.failed_row;
import static containers.program.RoutineCalls.memcpy;

import containers.calls.CloneArguments;
import containers.calls.CloneFlag;
import containers.calls.ProcessCalls;
import containers.kernel.Argument;
import containers.kernel.SystemCall;
import containers.kernel.Telling;
import containers.program.Label;
import containers.program.Program;
import containers.program.Row;
import containers.start.Inherited;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that the child does, from its birth to its program. No row leads anywhere but to the next, or to the end. */
final class ChildRows {

    private final Launch launch;
    private final Gate gate;
    private final Inherited inherited;

    ChildRows(Launch launch, Gate gate, Inherited inherited) {
        this.launch = launch;
        this.gate = gate;
        this.inherited = inherited;
    }

    /**
     * What clone3 is told for it. It shares the monitor's memory (CLONE_VM), and so its results. The monitor goes on meanwhile:
     * with CLONE_VFORK it would be deaf to signals while one of the child's calls hangs.
     *
     * @param pid where the kernel writes its PID
     */
    Argument.Structure birth(Cells cells, byte[] pid) {
        Set<CloneFlag> flags = EnumSet.of(CLONE_VM, CLONE_PIDFD, CLONE_PARENT_SETTID);
        if (launch.controlGroup().isPresent()) {
            flags.add(CLONE_INTO_CGROUP);
        }
        flags.addAll(launch.namespaces());
        return CloneArguments.ofChild(
                flags,
                Map.of(
                        CloneArguments.PIDFD,
                        cells.pidfd().address(),
                        CloneArguments.PARENT_TID,
                        new Argument.Bytes(pid, "&pid")));
    }

    /** Has it be born in the control group whose directory a row has opened. */
    static void bornIn(Program program, Argument.Structure birth, Argument.Result group) {
        Argument field = new Argument.Inside(birth, CloneArguments.CGROUP);
        program.add(memcpy(field, new Argument.ResultAddress(group.row()), Integer.BYTES));
    }

    /** Adds them, and returns those that the launch asks for. */
    List<Row> addTo(Program program) {
        Label failed = new Label();
        program.section(Monitor.CHILD, failed);
        gate.keepChildsEnd(program);
        if (launch.makesChildWait()) {
            gate.waitThere(program, launch.childDirectory(), failed);
        }
        program.addAll(inherited.calls());
        List<Row> rows = program.addAll(launch.child());
        program.add(ProcessCalls.exit_group(0)); // a child that has no program to run is done
        program.place(failed);
        program.add(failed_row(program.failed()));
        program.add(ProcessCalls.exit_group(Telling.RUNNER_FAILED));
        addInit(program, rows, failed);
        addHolder(program, rows);
        return rows;
    }

    /** Where the child has another process run the program: what it does itself, from there on. */
    private void addInit(Program program, List<Row> rows, Label failed) {
        Label init = new Label();
        for (Row row : rows) {
            if (row.call().name() == SystemCall.CLONE) {
                row.positive(init);
            }
        }
        program.section(Monitor.INIT, failed);
        program.place(init);
        program.addAll(launch.init());
    }

    /** A process that works for the child, which may end it at any time. */
    private void addHolder(Program program, List<Row> rows) {
        Label holder = new Label();
        for (Row row : rows) {
            if (row.call().name() == SystemCall.CLONE3) {
                row.zero(holder);
            }
        }
        program.lasting();
        program.section(Monitor.HOLDER);
        program.place(holder);
        program.addAll(launch.holder());
        if (!launch.holder().rows().isEmpty()) {
            program.add(ProcessCalls.exit_group(0));
        }
        program.passing();
    }
}
