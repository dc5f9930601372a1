package containers.relay;

import static containers.calls.DescriptorCalls.STDIN;
import static containers.kernel.Argument.number;
import static containers.program.RoutineCalls.memcpy;
import static containers.program.RoutineCalls.watch;

import containers.calls.FileCalls;
import containers.calls.Signal;
import containers.calls.SignalCalls;
import containers.calls.SignalSet;
import containers.calls.WaitCalls;
import containers.kernel.Argument;
import containers.program.Label;
import containers.program.Program;
import containers.program.Row;
import java.util.EnumSet;

/** The terminal that is the caller's standard input, while keys and window are those of another one: the container's. */
final class CallersTerminal {

    private static final byte SHOWN_ONE_BY_ONE = 1;

    private final byte[] settings;
    private final byte[] raw = raw();

    /** @param settings what it is to have again in the end, or where that will be found by then */
    CallersTerminal(byte[] settings) {
        this.settings = settings;
    }

    /** Every byte as it comes: no line is edited, no key has a meaning, nothing is echoed. See termios(3), cfmakeraw. */
    private static byte[] raw() {
        byte[] termios = new byte[TerminalCalls.TERMIOS_SIZE];
        termios[TerminalCalls.C_CC + TerminalCalls.VMIN] = SHOWN_ONE_BY_ONE;
        return termios;
    }

    void makeRaw(Program program) {
        Argument.Bytes line = new Argument.Bytes(raw, "&raw");
        Argument.Bytes now = new Argument.Bytes(settings, "&termios");
        int speed = TerminalCalls.C_CFLAG;
        program.add(memcpy(new Argument.Inside(line, speed), new Argument.Inside(now, speed), Integer.BYTES));
        program.add(TerminalCalls.ioctl_tcsets(number(STDIN), raw));
    }

    void restore(Program program) {
        program.attempt(TerminalCalls.ioctl_tcsetsw(settings));
    }

    /** Gives the other one the size of this one's window, now and whenever it changes. */
    void copySize(Program program, Argument.Content master) {
        byte[] winsize = new byte[TerminalCalls.WINSIZE_SIZE];
        Row signals = program.add(SignalCalls.signalfd4(SignalSet.of(EnumSet.of(Signal.SIGWINCH, Signal.SIGCONT))));
        Argument.Bytes fds = WaitCalls.pollfds(1, "[signals]");
        program.add(watch(fds, 0, signals.resultAddress()));
        Label again = program.here();
        // A shell may have changed the settings while all this was stopped.
        program.attempt(TerminalCalls.ioctl_tcsets(number(STDIN), raw));
        program.attempt(TerminalCalls.ioctl_tiocgwinsz(number(STDIN), winsize));
        program.attempt(TerminalCalls.ioctl_tiocswinsz(master, winsize));
        Label waiting = program.here();
        program.add(WaitCalls.ppoll(fds)).failure(waiting);
        program.add(FileCalls.read(signals.result(), new byte[SignalCalls.SIGNALFD_SIGINFO_SIZE]))
                .always(again);
    }
}
