package containers.relay;

import static containers.calls.DescriptorCalls.STDIN;
import static containers.kernel.Argument.flags;
import static containers.kernel.Argument.number;

import containers.calls.OpenFlag;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The system calls on terminals and process groups: ioctl_tty(2), credentials(7), "Process groups and job control". */
public final class TerminalCalls {

    /** The size of the kernel's {@code struct termios}, in bytes. */
    public static final int TERMIOS_SIZE = 36;

    /** Where in it is {@code c_cflag}, how the line works: four bytes. */
    public static final int C_CFLAG = 8;

    /** Where in it are the characters with a meaning, one byte each: {@code c_cc}. */
    public static final int C_CC = 17;

    /** Which of these says how many bytes a read waits for. */
    public static final int VMIN = 6;

    /** The size of {@code struct winsize}: rows, columns, and both in pixels. */
    public static final int WINSIZE_SIZE = 8;

    private TerminalCalls() {}

    /** The terminal's foreground process group: it gets what is typed, and the signals of Ctrl-C and Ctrl-Z. */
    public static Call ioctl_tiocgpgrp(byte[] group) {
        return ioctl(number(STDIN), 0x540f, "TIOCGPGRP", new Argument.Bytes(group, "&pgrp"));
    }

    /** Makes a process group the terminal's foreground. */
    public static Call ioctl_tiocspgrp(int group) {
        byte[] pgrp = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(group)
                .array();
        return ioctl(number(STDIN), 0x5410, "TIOCSPGRP", new Argument.Bytes(pgrp, "&" + group));
    }

    /** The terminal's settings: whether it echoes, whether lines are edited. */
    public static Call ioctl_tcgets(int descriptor, byte[] termios) {
        return ioctl(number(descriptor), 0x5401, "TCGETS", new Argument.Bytes(termios, "&termios"));
    }

    /** Changes the settings at once. */
    public static Call ioctl_tcsets(Argument terminal, byte[] termios) {
        return ioctl(terminal, 0x5402, "TCSETS", new Argument.Bytes(termios, "&termios"));
    }

    /** Changes the settings of standard input once everything that was written has been shown. */
    public static Call ioctl_tcsetsw(byte[] termios) {
        return ioctl(number(STDIN), 0x5403, "TCSETSW", new Argument.Bytes(termios, "&termios"));
    }

    /** How large the window is. */
    public static Call ioctl_tiocgwinsz(Argument terminal, byte[] winsize) {
        return ioctl(terminal, 0x5413, "TIOCGWINSZ", new Argument.Bytes(winsize, "&winsize"));
    }

    /** Says how large the window is. Its foreground gets a signal, SIGWINCH, if that is news. */
    public static Call ioctl_tiocswinsz(Argument terminal, byte[] winsize) {
        return ioctl(terminal, 0x5414, "TIOCSWINSZ", new Argument.Bytes(winsize, "&winsize"));
    }

    /** Makes it the terminal of this process's session, which has none: /dev/tty, and the signals of its keys. */
    public static Call ioctl_tiocsctty(Argument terminal) {
        return ioctl(terminal, 0x540e, "TIOCSCTTY", number(0));
    }

    /** Lets a new pseudo-terminal's other side be opened. */
    public static Call ioctl_tiocsptlck(Argument master) {
        return ioctl(master, 0x4004_5431, "TIOCSPTLCK", new Argument.Bytes(new byte[Integer.BYTES], "&0"));
    }

    /** Opens the other side, without a path that could lead elsewhere. Since Linux 4.13. */
    public static Call ioctl_tiocgptpeer(Argument master, OpenFlag... openFlags) {
        return ioctl(master, 0x5441, "TIOCGPTPEER", flags(openFlags));
    }

    public static Call getpgid() {
        return Call.of(SystemCall.GETPGID, number(0));
    }

    private static Call ioctl(Argument terminal, long request, String name, Argument argument) {
        return Call.of(SystemCall.IOCTL, terminal, new Argument.Word(request, name), argument);
    }
}
