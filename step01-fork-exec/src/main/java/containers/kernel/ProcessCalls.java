package containers.kernel;

import static containers.kernel.Argument.NULL;
import static containers.kernel.Argument.number;
import static containers.kernel.Argument.text;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The system calls on processes. Each is described in section 2 of the manual under its name. */
public final class ProcessCalls {

    /** The size of the kernel's {@code siginfo_t}, in bytes. */
    public static final int SIGINFO_SIZE = 128;

    /** The size of the kernel's {@code struct sigaction}, in bytes: handler, flags, restorer and mask, a word each. */
    public static final int SIGACTION_SIZE = 4 * Long.BYTES;

    private ProcessCalls() {}

    /** Replaces the process's program. Returns only when it fails. */
    public static Call execve(String path, List<String> arguments, List<String> environment) {
        return Call.of(SystemCall.EXECVE, text(path), Argument.Texts.of(arguments), Argument.Texts.of(environment));
    }

    public static Call exit_group(int status) {
        return Call.of(SystemCall.EXIT_GROUP, number(status));
    }

    /** Waits for the end of the process that a pidfd stands for; the kernel writes how it ended to {@code info}. */
    public static Call waitid(int pidfd, byte[] info) {
        return Call.of(
                SystemCall.WAITID,
                new Argument.Word(3, "P_PIDFD"),
                number(pidfd),
                new Argument.Bytes(info, "&info"),
                new Argument.Word(4, "WEXITED"),
                NULL);
    }

    /** The result is a descriptor that stands for the process. */
    public static Call pidfd_open(int pid) {
        return Call.of(SystemCall.PIDFD_OPEN, number(pid), number(0));
    }

    public static Call pidfd_send_signal(int pidfd, int signal) {
        return Call.of(
                SystemCall.PIDFD_SEND_SIGNAL,
                number(pidfd),
                new Argument.Word(signal, Signal.name(signal)),
                NULL,
                number(0));
    }

    /** Asks the kernel to send this process a signal when the <em>thread</em> that started it ends: prctl(2). */
    public static Call prctl_set_pdeathsig(Signal signal) {
        return Call.of(
                SystemCall.PRCTL,
                new Argument.Word(1, "PR_SET_PDEATHSIG"),
                new Argument.Word(signal.number(), signal.name()));
    }

    /**
     * Says what this process does when it gets a signal.
     *
     * @param action what it does from now on, or {@code null} to change nothing
     * @param old where the kernel writes what it did before, or {@code null}
     */
    public static Call rt_sigaction(int signal, byte[] action, byte[] old) {
        return rt_sigaction(
                signal,
                action == null ? NULL : new Argument.Bytes(action, "&act"),
                old == null ? NULL : new Argument.Bytes(old, "&oldact"));
    }

    /** Ignores a signal: execve keeps that, while it forgets handlers. */
    public static Call rt_sigaction_ignore(Signal signal) {
        byte[] action = ByteBuffer.allocate(SIGACTION_SIZE)
                .order(ByteOrder.nativeOrder())
                .putLong(1)
                .array();
        return rt_sigaction(signal.number(), new Argument.Bytes(action, "{SIG_IGN}"), NULL);
    }

    private static Call rt_sigaction(int signal, Argument action, Argument old) {
        return Call.of(
                SystemCall.RT_SIGACTION,
                new Argument.Word(signal, Signal.name(signal)),
                action,
                old,
                number(Long.BYTES));
    }

    /** Lets every signal through again: execve keeps a blocked signal blocked. */
    public static Call rt_sigprocmask_empty() {
        return Call.of(
                SystemCall.RT_SIGPROCMASK,
                new Argument.Word(2, "SIG_SETMASK"),
                new Argument.Bytes(new byte[Long.BYTES], "[]"),
                NULL,
                number(Long.BYTES));
    }

    /** Starts a session: the process leads it, and has no terminal. */
    public static Call setsid() {
        return Call.of(SystemCall.SETSID);
    }

    public static Call geteuid() {
        return Call.of(SystemCall.GETEUID);
    }

    public static Call getegid() {
        return Call.of(SystemCall.GETEGID);
    }
}
