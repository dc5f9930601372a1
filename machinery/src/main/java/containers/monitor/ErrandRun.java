package containers.monitor;

import static containers.program.RoutineCalls.memcmp;
import static containers.program.RoutineCalls.memcpy;
import static containers.program.RoutineCalls.watch;
import static containers.program.RoutineCalls.word;

import containers.calls.CloneArguments;
import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.calls.SigInfo;
import containers.calls.Signal;
import containers.calls.SignalCalls;
import containers.calls.SignalSet;
import containers.calls.WaitCalls;
import containers.calls.WaitFlag;
import containers.errands.Errand;
import containers.kernel.Argument;
import containers.program.Label;
import containers.program.Program;
import java.util.HashMap;
import java.util.Map;

/**
 * Another program that the monitor runs for the child, and the wait for its end. It may never end: newuidmap(1) asks whoever
 * /etc/nsswitch.conf says, over a network perhaps. So the monitor listens meanwhile, and ends it when the child is to be ended.
 *
 * @param errand the program
 * @param pidfd what stands for its process, for the guardian, too
 * @param interruption where the number of the descriptor is that can be read when the child is to be ended
 */
record ErrandRun(Errand errand, Argument.Content pidfd, Argument interruption) {

    private static final int NOT_FOUND = 127;

    /** Adds the rows that run all of a launch's, one after the other. */
    static void addAll(Program program, Launch launch, Cells cells, Front front, Label listening) {
        if (!launch.errands().isEmpty()) {
            Argument interruption = front.interruption(program);
            for (Errand errand : launch.errands()) {
                new ErrandRun(errand, cells.errand(), interruption).addTo(program, launch.childDirectory(), listening);
            }
        }
    }

    // tag::run[]
    /** The child's PID is in that path. When the child is to be ended, the rows at {@code interrupted} are next. */
    void addTo(Program program, byte[] directory, Label interrupted) {
        Label running = new Label();
        Label notThere = new Label();
        program.add(ProcessCalls.clone3(CloneArguments.ofErrand(pidfd))).positive(running);
        program.add(SignalCalls.rt_sigprocmask(SignalSet.NONE)); // else it would inherit that all are blocked
        program.add(ProcessCalls.execve(errand.program(), arguments(directory))).failure(notThere);
        program.place(notThere);
        program.add(ProcessCalls.exit_group(NOT_FOUND));
        program.place(running);
        waitForEnd(program, interrupted);
    }

    private void waitForEnd(Program program, Label interrupted) {
        Argument.Bytes either = WaitCalls.pollfds(2, "[interruption, errand]");
        Label ended = new Label();
        program.add(watch(either, 0, interruption));
        program.add(watch(either, 1, pidfd.address()));
        Label again = program.here();
        program.add(WaitCalls.ppoll(either)).failure(again);
        program.add(memcmp(new Argument.Inside(either, WaitCalls.REVENTS), word(0, "&0"), Short.BYTES))
                .zero(ended);
        program.add(SignalCalls.pidfd_send_signal(pidfd, Signal.SIGKILL)).failure(interrupted);
        program.add(ProcessCalls.waitid(pidfd, new byte[SigInfo.SIZE], WaitFlag.WEXITED))
                .always(interrupted);
        program.place(ended);
        program.add(ProcessCalls.waitid(pidfd, new byte[SigInfo.SIZE], WaitFlag.WEXITED));
        // In this order: a number that is free may come to stand for another process, which the guardian mustn't
        // end.
        program.add(FileCalls.close(pidfd));
        program.add(memcpy(pidfd.address(), word(-1, "&-1"), Integer.BYTES));
    }
    // end::run[]

    private Argument.Structure arguments(byte[] directory) {
        Map<Integer, Argument> fields = new HashMap<>();
        fields.put(0, Argument.text(errand.program()));
        fields.put(Long.BYTES, new Argument.Inside(new Argument.Bytes(directory, "path"), "/proc/".length()));
        for (String argument : errand.arguments()) {
            fields.put(fields.size() * Long.BYTES, Argument.text(argument));
        }
        String shown = "[\"" + errand.program() + "\", PID, " + String.join(", ", errand.arguments()) + "]";
        return new Argument.Structure(new byte[(fields.size() + 1) * Long.BYTES], fields, shown);
    }
}
