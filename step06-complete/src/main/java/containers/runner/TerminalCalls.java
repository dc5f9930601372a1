package containers.runner;

import static containers.kernel.Argument.NULL;
import static containers.kernel.Argument.number;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Signal;
import containers.kernel.SystemCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The system calls on terminals and process groups: ioctl_tty(2), credentials(7), "Process groups and job control". */
final class TerminalCalls {

    /** The size of the kernel's {@code struct termios}, in bytes. */
    static final int TERMIOS_SIZE = 36;

    private static final Argument STDIN = number(0);

    private TerminalCalls() {}

    /** The terminal's foreground process group: it gets what is typed, and the signals of Ctrl-C and Ctrl-Z. */
    static Call ioctl_tiocgpgrp(byte[] group) {
        return ioctl(0x540f, "TIOCGPGRP", new Argument.Bytes(group, "&pgrp"));
    }

    static Call ioctl_tiocspgrp(int group) {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(group)
                .array();
        return ioctl(0x5410, "TIOCSPGRP", new Argument.Bytes(bytes, "[" + group + "]"));
    }

    /** The terminal's settings: whether it echoes, whether lines are edited. */
    static Call ioctl_tcgets(int descriptor, byte[] termios) {
        return ioctl(number(descriptor), 0x5401, "TCGETS", new Argument.Bytes(termios, "&termios"));
    }

    /** Changes the settings once everything that was written has been shown. */
    static Call ioctl_tcsetsw(byte[] termios) {
        return ioctl(0x5403, "TCSETSW", new Argument.Bytes(termios, "&termios"));
    }

    /** Starts a process group of this process's own. */
    static Call setpgid() {
        return Call.of(SystemCall.SETPGID, number(0), number(0));
    }

    static Call getpgid() {
        return Call.of(SystemCall.GETPGID, number(0));
    }

    /** Keeps a signal from this thread; the kernel then lets it use a terminal in whose background it is. */
    static Call rt_sigprocmask_block(Signal signal) {
        byte[] set = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(1L << (signal.number() - 1))
                .array();
        return Call.of(
                SystemCall.RT_SIGPROCMASK,
                new Argument.Word(0, "SIG_BLOCK"),
                new Argument.Bytes(set, "[" + signal + "]"),
                NULL,
                number(Long.BYTES));
    }

    private static Call ioctl(long request, String name, Argument argument) {
        return ioctl(STDIN, request, name, argument);
    }

    private static Call ioctl(Argument descriptor, long request, String name, Argument argument) {
        return Call.of(SystemCall.IOCTL, descriptor, new Argument.Word(request, name), argument);
    }
}
