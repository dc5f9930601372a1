package containers.terminal;

import static containers.kernel.Argument.number;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;

/** The system calls on terminals and process groups: ioctl_tty(2), credentials(7), "Process groups and job control". */
public final class TerminalCalls {

    /** The size of the kernel's {@code struct termios}, in bytes. */
    public static final int TERMIOS_SIZE = 36;

    private static final Argument STDIN = number(0);

    private TerminalCalls() {}

    /** The terminal's foreground process group: it gets what is typed, and the signals of Ctrl-C and Ctrl-Z. */
    public static Call ioctl_tiocgpgrp(byte[] group) {
        return ioctl(0x540f, "TIOCGPGRP", new Argument.Bytes(group, "&pgrp"));
    }

    public static Call ioctl_tiocspgrp(byte[] group) {
        return ioctl(0x5410, "TIOCSPGRP", new Argument.Bytes(group, "&pgrp"));
    }

    /** The terminal's settings: whether it echoes, whether lines are edited. */
    public static Call ioctl_tcgets(int descriptor, byte[] termios) {
        return ioctl(number(descriptor), 0x5401, "TCGETS", new Argument.Bytes(termios, "&termios"));
    }

    /** Changes the settings once everything that was written has been shown. */
    public static Call ioctl_tcsetsw(byte[] termios) {
        return ioctl(0x5403, "TCSETSW", new Argument.Bytes(termios, "&termios"));
    }

    public static Call getpgid() {
        return Call.of(SystemCall.GETPGID, number(0));
    }

    private static Call ioctl(long request, String name, Argument argument) {
        return ioctl(STDIN, request, name, argument);
    }

    private static Call ioctl(Argument descriptor, long request, String name, Argument argument) {
        return Call.of(SystemCall.IOCTL, descriptor, new Argument.Word(request, name), argument);
    }
}
