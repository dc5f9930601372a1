package containers.relay;

import static containers.kernel.Argument.number;
import static containers.program.RoutineCalls.watch;

import containers.calls.CloneArguments;
import containers.calls.ProcessCalls;
import containers.calls.SigInfo;
import containers.calls.Signal;
import containers.calls.SignalCalls;
import containers.calls.SignalSet;
import containers.calls.WaitCalls;
import containers.calls.WaitFlag;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.program.Label;
import containers.program.Program;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * One of the processes that work for the monitor while the child runs. It ends with the monitor.
 *
 * @param pidfd the descriptor that stands for it
 * @param begin where its rows begin
 */
record Helper(Argument.Content pidfd, Label begin) {

    /** A key that stops a program stops all of a group. So nothing else disturbs these, but they stop with the others. */
    private static final Set<Signal> STOPS =
            Collections.unmodifiableSet(EnumSet.of(Signal.SIGTSTP, Signal.SIGTTIN, Signal.SIGTTOU));

    /** How long what is left may take to be shown, and a container to end once its terminal is gone: nanoseconds. */
    private static final long PATIENCE = 5_000_000_000L;

    Helper(String name) {
        this(Argument.Content.unset(name), new Label());
    }

    /** Adds the monitor's row that starts it. */
    void start(Program program) {
        program.add(ProcessCalls.clone3(CloneArguments.ofHelper(pidfd))).zero(begin);
    }

    /** Adds its first rows. */
    void begin(Program program, String heading) {
        program.section(heading);
        program.place(begin);
        program.add(ProcessCalls.prctl_set_pdeathsig(Signal.SIGKILL));
        program.add(SignalCalls.rt_sigprocmask(SignalSet.allBut(STOPS)));
    }

    // tag::end[]
    /** Adds the monitor's rows that end it. */
    void kill(Program program) {
        end(program, SignalCalls.pidfd_send_signal(pidfd, Signal.SIGKILL));
    }

    /** The same when it is to end by itself: signal 0 only asks whether it is there. */
    void expectEnd(Program program) {
        end(program, SignalCalls.pidfd_send_signal(pidfd, number(0)));
    }

    /** Waits until it has ended; if there never was one, it has. */
    private void end(Program program, Call signal) {
        Label gone = new Label();
        program.attempt(signal).failure(gone);
        // Who was given the terminal by the container, and outlives it, may keep it open.
        killUnlessItEnds(program, pidfd);
        // It is the monitor's to bury: for the guardian this is refused.
        program.attempt(ProcessCalls.waitid(pidfd, new byte[SigInfo.SIZE], WaitFlag.WEXITED, WaitFlag.__WALL));
        program.place(gone);
    }
    // end::end[]

    /** Gives a process some time to end by itself, also one that is no helper. */
    static void killUnlessItEnds(Program program, Argument.Content pidfd) {
        Argument.Bytes end = WaitCalls.pollfds(1, "[" + pidfd + "]");
        program.add(watch(end, 0, pidfd.address()));
        Label again = program.here();
        program.add(WaitCalls.ppoll(end, PATIENCE)).failure(again);
        program.attempt(SignalCalls.pidfd_send_signal(pidfd, Signal.SIGKILL));
    }
}
