package containers.monitor;

import static containers.calls.DescriptorCalls.STDERR;
import static containers.calls.Signal.SIGALRM;
import static containers.calls.Signal.SIGCONT;
import static containers.calls.Signal.SIGHUP;
import static containers.calls.Signal.SIGINT;
import static containers.calls.Signal.SIGPIPE;
import static containers.calls.Signal.SIGQUIT;
import static containers.calls.Signal.SIGTERM;
import static containers.calls.Signal.SIGTTOU;
import static containers.calls.Signal.SIGUSR1;
import static containers.calls.Signal.SIGUSR2;
import static containers.calls.Signal.SIGWINCH;
import static containers.kernel.Argument.number;
import static containers.program.RoutineCalls.memcpy;
import static containers.program.RoutineCalls.watch;

import containers.calls.FileCalls;
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
import containers.program.RoutineCalls;
import containers.program.Row;
import containers.start.Inherited;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Waits for the child's end, and passes on to it the signals that the monitor gets.
 *
 * <p>It needs no handler: the signals are blocked, and read from a descriptor, signalfd(2). One that asks for an end may
 * be ignored by the container. Then a second one, within some seconds, ends it.
 */
final class SignalPassing {

    private static final Set<Signal> ENDING = Collections.unmodifiableSet(EnumSet.of(SIGTERM, SIGINT));
    private static final Set<Signal> OTHERS =
            Collections.unmodifiableSet(EnumSet.of(SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGCONT, SIGWINCH));

    /** Not passed on, and not to disturb: a closed pipe, and a terminal in whose background this process is. */
    private static final Set<Signal> DISTURBING = Collections.unmodifiableSet(EnumSet.of(SIGPIPE, SIGTTOU));

    private static final long SECOND = 1_000_000_000;
    private static final String GOES_ON = "contain: the container goes on: a second signal within 5 seconds ends it\n";
    private static final String LATE = "contain: it didn't end in time (--stop-timeout %d): ending the container\n";
    private static final String ENDED = "contain: a second signal: ending the container\n";

    private final Program program;
    private final Cells cells;
    private final Argument.Content signal = new Argument.Content(new byte[SignalCalls.SIGNALFD_SIGINFO_SIZE], "signal");
    private final Argument.Bytes fds = WaitCalls.pollfds(3, "[ending, others, pidfd]");
    private final Row ending;
    private final Row others;
    private final InPlace.Stop stop;

    /** Gets ready: all signals are blocked until now. What isn't passed on is let through again. */
    static SignalPassing listen(Program program, Cells cells, Inherited inherited, InPlace.Stop stop) {
        Set<Signal> passed = EnumSet.noneOf(Signal.class);
        for (Signal other : OTHERS) {
            if (!inherited.ignores(other)) {
                passed.add(other);
            }
        }
        SignalPassing signals = new SignalPassing(program, cells, passed, stop);
        Set<Signal> blocked = EnumSet.copyOf(passed);
        blocked.addAll(ENDING);
        blocked.addAll(DISTURBING);
        program.add(SignalCalls.rt_sigprocmask(SignalSet.of(blocked)));
        return signals;
    }

    private SignalPassing(Program program, Cells cells, Set<Signal> passed, InPlace.Stop stop) {
        this.program = program;
        this.stop = stop;
        this.cells = cells;
        this.ending = open(ENDING, 0);
        this.others = open(passed, 1);
        program.add(watch(fds, 2, cells.pidfd().address()));
    }

    /** Adds the row that opens what signals that ask for an end can be read from. They are blocked. */
    static Row openEnding(Program program) {
        return program.add(SignalCalls.signalfd4(SignalSet.of(ENDING)));
    }

    private Row open(Set<Signal> signals, int place) {
        Row opened = program.add(SignalCalls.signalfd4(SignalSet.of(signals)));
        program.add(watch(fds, place, opened.resultAddress()));
        return opened;
    }

    /**
     * Adds the rows that wait until the child runs its program. Before that there is nobody who could handle a signal: one
     * that asks for an end is carried out here, and the status is that signal's.
     */
    void waitForStart(Gate gate, Label reaped) {
        Argument.Bytes starting = WaitCalls.pollfds(2, "[ending, gate[0]]");
        Label started = new Label();
        program.add(watch(starting, 0, ending.resultAddress()));
        program.add(watch(starting, 1, gate.monitorsEnd().address()));
        Label again = program.here();
        program.add(WaitCalls.ppoll(starting)).failure(again);
        // A monitor that had to wait for its turn sees both at once. The signal is the child's then.
        Argument gateCame = new Argument.Inside(starting, WaitCalls.POLLFD_SIZE + WaitCalls.REVENTS);
        program.add(RoutineCalls.memcmp(gateCame, RoutineCalls.word(0, "&0"), Short.BYTES))
                .positive(started);
        program.add(FileCalls.read(ending.result(), signal.buffer())).failure(started);
        program.add(SignalCalls.pidfd_send_signal(cells.pidfd(), Signal.SIGKILL));
        Label reap = program.here();
        program.add(ProcessCalls.waitid(cells.pidfd(), cells.info, WaitFlag.WEXITED))
                .failure(reap);
        Argument info = new Argument.Bytes(cells.info, "&info");
        program.add(memcpy(
                new Argument.Inside(info, SigInfo.CODE), RoutineCalls.word(SigInfo.CLD_KILLED, "&CLD_KILLED"), 4));
        program.add(memcpy(new Argument.Inside(info, SigInfo.STATUS), signal.address(), 4))
                .always(reaped);
        program.place(started);
        gate.receive(program, again);
        gate.passed(program);
    }

    /** Adds the rows that wait: a loop for the usual case, and two that know of a first signal that asks for an end. */
    // tag::wait[]
    void waitForEnd(Label reap) {
        Label usual = new Label();
        Label asked = new Label();
        Label warn = new Label();
        Label warned = new Label();
        Label kill = new Label();
        addLoop(usual, WaitCalls.ppoll(fds), usual, asked, reap);
        if (stop.patience().isPresent()) {
            waitPatiently(asked, kill, reap);
        } else {
            addLoop(asked, WaitCalls.ppoll(fds, SECOND), warn, kill, reap);
            program.place(warn);
            program.attempt(FileCalls.write(number(STDERR), GOES_ON));
            addLoop(warned, WaitCalls.ppoll(fds, 5 * SECOND), usual, kill, reap);
        }
        program.place(kill);
        program.attempt(FileCalls.write(number(STDERR), ENDED));
        program.attempt(SignalCalls.pidfd_send_signal(cells.pidfd(), Signal.SIGKILL))
                .always(reap);
    }

    /** Where somebody said how long, nobody has to ask again. */
    private void waitPatiently(Label asked, Label kill, Label reap) {
        Label late = new Label();
        long seconds = stop.patience().getAsLong();
        addLoop(asked, WaitCalls.ppoll(fds, seconds * SECOND), late, kill, reap);
        program.place(late);
        program.attempt(FileCalls.write(number(STDERR), LATE.formatted(seconds)));
        program.attempt(SignalCalls.pidfd_send_signal(cells.pidfd(), Signal.SIGKILL))
                .always(reap);
    }

    /** Another signal may stand for SIGTERM. */
    private void translate() {
        if (stop.signal() == SIGTERM.number()) {
            return;
        }
        Label send = new Label();
        Argument sigterm = RoutineCalls.word(SIGTERM.number(), "&SIGTERM");
        program.add(RoutineCalls.memcmp(signal.address(), sigterm, Integer.BYTES))
                .positive(send);
        program.add(memcpy(
                signal.address(), RoutineCalls.word(stop.signal(), "&" + Signal.name(stop.signal())), Integer.BYTES));
        program.place(send);
    }

    /** Waits, and passes on. When neither descriptor has a signal to read, it is the child that has ended. */
    private void addLoop(Label again, Call poll, Label timeout, Label afterEnding, Label reap) {
        Label other = new Label();
        program.place(again);
        program.add(poll).failure(again).zero(timeout);
        program.add(FileCalls.read(ending.result(), signal.buffer())).failure(other);
        translate();
        program.add(SignalCalls.pidfd_send_signal(cells.pidfd(), signal)).always(afterEnding);
        program.place(other);
        program.add(FileCalls.read(others.result(), signal.buffer())).failure(reap);
        program.add(SignalCalls.pidfd_send_signal(cells.pidfd(), signal)).always(again);
    }
    // end::wait[]
}
