package containers.monitor;

import static containers.calls.RoutineCalls.memcpy;
import static containers.calls.RoutineCalls.watch;
import static containers.kernel.Argument.number;

import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.calls.RoutineCalls;
import containers.calls.SigInfo;
import containers.calls.Signal;
import containers.calls.SignalCalls;
import containers.calls.SignalSet;
import containers.calls.TerminalCalls;
import containers.calls.WaitCalls;
import containers.calls.WaitFlag;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.program.Label;
import containers.program.Program;
import containers.program.Row;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The connection between the caller's terminal and the child, which has one of its own or just pipes: more processes of the
 * program, which share the monitor's memory and its open files.
 *
 * <p>Two {@link Pump}s copy what is typed and what is shown. One process for both would wait for ever when both sides are
 * full. Where the child has a terminal, a third keeps the window's size the same on both sides. All end with the monitor.
 */
public final class Relay {

    private static final Argument STDIN = number(0);

    /** A key that stops a program stops all of a group. So nothing else disturbs these, but they stop with the others. */
    private static final Set<Signal> STOPS =
            Collections.unmodifiableSet(EnumSet.of(Signal.SIGTSTP, Signal.SIGTTIN, Signal.SIGTTOU));

    private static final byte SHOWN_ONE_BY_ONE = 1;

    /** How long what is left may take to be shown, and a container to end once its terminal is gone: nanoseconds. */
    private static final long PATIENCE = 5_000_000_000L;

    private final Optional<byte[]> settings;
    private final boolean reads;
    private final Argument.Content keyboard = file(0);
    private final Argument.Content screen;
    private final byte[] raw = raw();
    private final Handover handover = new Handover();
    private final Argument.Content shown;
    private final Argument.Content typed;
    private final Argument.Content kept = Argument.Content.unset("kept");
    private final Helper input = new Helper("typed");
    private final Helper output = new Helper("shown");
    private final Helper window = new Helper("window");

    /** One of the three: the descriptor that stands for it, and where its rows begin. */
    private record Helper(Argument.Content pidfd, Label begin) {
        Helper(String name) {
            this(Argument.Content.unset(name), new Label());
        }
    }

    private static Argument.Content file(int number) {
        return new Argument.Content(RoutineCalls.word(number, "").content(), Integer.toString(number));
    }

    private Relay(Optional<byte[]> settings, boolean reads, Argument.Content screen) {
        this.settings = settings;
        this.reads = reads;
        this.screen = screen;
        this.shown = settings.isPresent() ? Argument.Content.unset("master") : Argument.Content.unset("output");
        this.typed = settings.isPresent() ? shown : Argument.Content.unset("input");
    }

    /**
     * With a terminal of the child's own.
     *
     * @param settings those of the terminal that is standard input, or where they will be found by then
     */
    public static Relay ofTerminal(byte[] settings) {
        return new Relay(Optional.of(settings), true, file(1));
    }

    /**
     * With pipes.
     *
     * @param reads whether what is typed goes to the child
     * @param screen which standard file is the terminal that what it writes goes to: 1 or 2
     */
    public static Relay ofPipes(boolean reads, int screen) {
        return ofPipes(reads, file(screen));
    }

    /** The same where the file's number will be found only when the program runs. */
    public static Relay ofPipes(boolean reads, Argument.Content screen) {
        return new Relay(Optional.empty(), reads, screen);
    }

    /** Every byte as it comes: no line is edited, no key has a meaning, nothing is echoed. See termios(3), cfmakeraw. */
    private static byte[] raw() {
        byte[] termios = new byte[TerminalCalls.TERMIOS_SIZE];
        termios[TerminalCalls.C_CC + TerminalCalls.VMIN] = SHOWN_ONE_BY_ONE;
        return termios;
    }

    /** Adds the child's rows that hand over both sides of a terminal which it has opened. It may close them then. */
    public void handOver(CallList child, Argument.Result master, Argument.Result slave) {
        handover.send(
                child,
                number(Gate.END),
                List.of(new Argument.ResultAddress(master.row()), new Argument.ResultAddress(slave.row())));
    }

    /**
     * The same for the ends of two pipes: what the child writes is read at the first, what it reads is written to the
     * second.
     */
    public void handOver(CallList child, Argument output, Argument input) {
        handover.send(child, number(Gate.END), List.of(output, input));
    }

    /** Adds the monitor's rows that take them, and go on at {@code again}; or behind, when it is the gate's end that came. */
    void receive(Program program, Argument gate, Label again) {
        Label over = new Label();
        program.add(handover.receive(gate)).zero(over).failure(over);
        program.add(memcpy(shown.address(), handover.descriptor(0), Integer.BYTES));
        // As long as somebody has the slave open, the output doesn't end because the container closes and opens it.
        Argument.Content second = settings.isPresent() ? kept : typed;
        program.add(memcpy(second.address(), handover.descriptor(1), Integer.BYTES))
                .always(again);
        program.place(over);
    }

    /** Adds the rows that start it, once the child runs its program: before that, the terminal shows what is refused. */
    void start(Program program) {
        settings.ifPresent(now -> makeRaw(program, now));
        for (Helper helper : helpers()) {
            program.add(Birth.ofHelper(helper.pidfd()).clone3()).zero(helper.begin());
        }
    }

    private List<Helper> helpers() {
        if (settings.isPresent()) {
            return List.of(input, output, window);
        }
        return reads ? List.of(input, output) : List.of(output);
    }

    private void makeRaw(Program program, byte[] settings) {
        Argument.Bytes line = new Argument.Bytes(raw, "&raw");
        Argument.Bytes now = new Argument.Bytes(settings, "&termios");
        int speed = TerminalCalls.C_CFLAG;
        program.add(memcpy(new Argument.Inside(line, speed), new Argument.Inside(now, speed), Integer.BYTES));
        program.add(TerminalCalls.ioctl_tcsets(STDIN, raw));
    }

    // tag::end[]
    /** Adds the rows that end it: what is typed from now on isn't the container's, what it wrote is shown to the last. */
    void end(Program program) {
        end(program, input, Front.SIGKILL);
        end(program, window, Front.SIGKILL);
        program.attempt(FileCalls.close(kept));
        end(program, output, number(0));
        settings.ifPresent(before -> program.attempt(TerminalCalls.ioctl_tcsetsw(before)));
    }

    /** Waits until it has ended; if there never was one, it has. */
    private static void end(Program program, Helper helper, Argument signal) {
        Label gone = new Label();
        program.attempt(SignalCalls.pidfd_send_signal(helper.pidfd(), signal)).failure(gone);
        // Who was given the terminal by the container, and outlives it, may keep it open.
        killUnlessItEnds(program, helper.pidfd());
        // It is the monitor's to bury: for the guardian this is refused.
        program.attempt(ProcessCalls.waitid(helper.pidfd(), new byte[SigInfo.SIZE], WaitFlag.WEXITED, WaitFlag.__WALL));
        program.place(gone);
    }
    // end::end[]

    private static void killUnlessItEnds(Program program, Argument.Content pidfd) {
        Argument.Bytes end = WaitCalls.pollfds(1, "[" + pidfd + "]");
        program.add(watch(end, 0, pidfd.address()));
        Label again = program.here();
        program.add(WaitCalls.ppoll(end, PATIENCE)).failure(again);
        program.attempt(SignalCalls.pidfd_send_signal(pidfd, Front.SIGKILL));
    }

    /** Adds their rows. The child is the one that the descriptor stands for. */
    void add(Program program, Argument.Content child) {
        if (reads) {
            addInput(program, child);
        }
        addOutput(program, child);
        if (settings.isPresent()) {
            addWindow(program);
        }
    }

    /** When the caller's terminal is closed, so is the container's: nobody has its master then any more. */
    private void addInput(Program program, Argument.Content child) {
        Label closed = new Label();
        Label done = new Label();
        begin(program, "what is typed", input);
        new Pump(keyboard, typed).addTo(program, closed, done);
        program.place(closed);
        hangUp(program, typed, output, child);
        exit(program, done);
    }

    /** The kernel reports EIO when nobody has the slave open any more, and all that was written has been read. */
    private void addOutput(Program program, Argument.Content child) {
        Label closed = new Label();
        Label done = new Label();
        begin(program, "what is shown", output);
        new Pump(shown, screen).addTo(program, done, closed);
        program.place(closed);
        hangUp(program, shown, input, child);
        exit(program, done);
    }

    private static void exit(Program program, Label done) {
        program.place(done);
        program.add(ProcessCalls.exit_group(0));
    }

    /**
     * The master is closed once the one that may be reading or writing there has ended, too. The child gets SIGHUP then;
     * if it doesn't care, it ends a little later all the same: nobody could end it any more. A pipe that is closed says
     * what there is to say, and there may be another one.
     */
    private void hangUp(Program program, Argument.Content end, Helper other, Argument.Content child) {
        program.attempt(FileCalls.close(end));
        if (settings.isEmpty()) {
            return;
        }
        program.attempt(SignalCalls.pidfd_send_signal(other.pidfd(), Front.SIGKILL));
        killUnlessItEnds(program, child);
    }

    /** A shell may have changed the settings while all this was stopped. */
    private void addWindow(Program program) {
        byte[] winsize = new byte[TerminalCalls.WINSIZE_SIZE];
        begin(program, "the window's size", window);
        Row signals = program.add(SignalCalls.signalfd4(SignalSet.of(EnumSet.of(Signal.SIGWINCH, Signal.SIGCONT))));
        Argument.Bytes fds = WaitCalls.pollfds(1, "[signals]");
        program.add(watch(fds, 0, signals.resultAddress()));
        Label again = program.here();
        program.attempt(TerminalCalls.ioctl_tcsets(STDIN, raw));
        program.attempt(TerminalCalls.ioctl_tiocgwinsz(STDIN, winsize));
        program.attempt(TerminalCalls.ioctl_tiocswinsz(shown, winsize));
        Label waiting = program.here();
        program.add(WaitCalls.ppoll(fds)).failure(waiting);
        program.add(FileCalls.read(signals.result(), new byte[SignalCalls.SIGNALFD_SIGINFO_SIZE]))
                .always(again);
    }

    private static void begin(Program program, String heading, Helper helper) {
        program.section(heading);
        program.place(helper.begin());
        program.add(ProcessCalls.prctl_set_pdeathsig(Signal.SIGKILL));
        program.add(SignalCalls.rt_sigprocmask(SignalSet.allBut(STOPS)));
    }
}
