package containers.monitor;

import static containers.calls.RoutineCalls.failed_row;

import containers.calls.ProcessCalls;
import containers.kernel.SystemCall;
import containers.kernel.Telling;
import containers.program.Label;
import containers.program.Program;
import containers.program.Row;
import containers.start.Inherited;
import java.util.List;

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
