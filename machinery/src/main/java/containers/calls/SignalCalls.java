package containers.calls;

import static containers.kernel.Argument.NULL;
import static containers.kernel.Argument.number;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The system calls that send signals, and say what a process does with them. Each is described in section 2 of the manual
 * under its name.
 */
public final class SignalCalls {

    /** The size of {@code struct signalfd_siginfo}. Its first four bytes are the signal's number. */
    public static final int SIGNALFD_SIGINFO_SIZE = 128;

    private static final int SIGACTION_SIZE = 4 * Long.BYTES;

    private static final Argument DEFAULT = action(0, "{SIG_DFL}");
    private static final Argument IGNORE = action(1, "{SIG_IGN}");

    private SignalCalls() {}

    /** Blocks these signals and no others: they wait until they are let through or read. */
    public static Call rt_sigprocmask(SignalSet blocked) {
        return Call.of(
                SystemCall.RT_SIGPROCMASK,
                new Argument.Word(2, "SIG_SETMASK"),
                blocked.argument(),
                NULL,
                number(SignalSet.SIZE));
    }

    /** The result is a descriptor from which these signals, if they are blocked, are read instead of received. */
    public static Call signalfd4(SignalSet signals) {
        return Call.of(
                SystemCall.SIGNALFD4,
                number(-1),
                signals.argument(),
                number(SignalSet.SIZE),
                new Argument.Word(02004000, "SFD_CLOEXEC|SFD_NONBLOCK"));
    }

    /** Waits until one of these signals, which are blocked, comes: the result is its number. */
    public static Call rt_sigtimedwait(SignalSet signals) {
        return Call.of(SystemCall.RT_SIGTIMEDWAIT, signals.argument(), NULL, NULL, number(SignalSet.SIZE));
    }

    /** What the kernel does by itself when the signal comes. execve keeps an ignored signal ignored. */
    public static Call rt_sigaction_default(int signal) {
        return rt_sigaction(signal, DEFAULT);
    }

    /** Ignores a signal: execve keeps that, while it forgets handlers. */
    public static Call rt_sigaction_ignore(Signal signal) {
        return rt_sigaction(signal.number(), IGNORE);
    }

    private static Call rt_sigaction(int signal, Argument action) {
        return Call.of(
                SystemCall.RT_SIGACTION,
                new Argument.Word(signal, Signal.name(signal)),
                action,
                NULL,
                number(SignalSet.SIZE));
    }

    /** A {@code struct sigaction} with that handler, and nothing else in it. */
    private static Argument action(long handler, String text) {
        byte[] action = ByteBuffer.allocate(SIGACTION_SIZE)
                .order(ByteOrder.nativeOrder())
                .putLong(handler)
                .array();
        return new Argument.Constant(action, text);
    }

    public static Call pidfd_send_signal(int pidfd, int signal) {
        return pidfd_send_signal(number(pidfd), new Argument.Word(signal, Signal.name(signal)));
    }

    public static Call pidfd_send_signal(Argument pidfd, Signal signal) {
        return pidfd_send_signal(pidfd, new Argument.Word(signal.number(), signal.name()));
    }

    public static Call pidfd_send_signal(Argument pidfd, Argument signal) {
        return Call.of(SystemCall.PIDFD_SEND_SIGNAL, pidfd, signal, NULL, number(0));
    }

    /** Sends a signal to a process, or with a number below zero to a process group. */
    public static Call kill(long pid, Signal signal) {
        return Call.of(SystemCall.KILL, number(pid), new Argument.Word(signal.number(), signal.name()));
    }

    /** The same where a call's result says which signal it is. */
    public static Call kill(long pid, Argument signal) {
        return Call.of(SystemCall.KILL, number(pid), signal);
    }
}
