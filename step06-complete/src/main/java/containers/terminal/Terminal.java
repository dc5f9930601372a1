package containers.terminal;

import containers.calls.ProcessCalls;
import containers.calls.Signal;
import containers.calls.SignalCalls;
import containers.calls.SignalSet;
import containers.kernel.CallList;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import containers.launch.LaunchPlan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;

/** The terminal that the runner was started from, if any, lent to the container while it runs. */
public final class Terminal {

    private static final int STDIN = 0;
    private static final int STDOUT = 1;

    /** Its device; empty when there is no terminal. */
    private final Optional<String> path;

    private final byte[] group;
    private final byte[] settings;

    private Terminal(Optional<String> path, byte[] group, byte[] settings) {
        this.path = path;
        this.group = group;
        this.settings = settings;
    }

    /**
     * The terminal that is this process's standard input and output, if this process is the one that people type to. With
     * the output in a pipe, it is the program at the pipe's other end that has the screen: {@code less}, say.
     */
    public static Terminal current() {
        byte[] foreground = new byte[Integer.BYTES];
        byte[] settings = new byte[TerminalCalls.TERMIOS_SIZE];
        try {
            Kernel.call(TerminalCalls.ioctl_tiocgpgrp(foreground));
            Kernel.call(TerminalCalls.ioctl_tcgets(STDOUT, settings));
            Kernel.call(TerminalCalls.ioctl_tcgets(STDIN, settings));
        } catch (SystemCallException noTerminal) {
            return none();
        }
        int own = (int) Kernel.call(TerminalCalls.getpgid());
        boolean ours =
                ByteBuffer.wrap(foreground).order(ByteOrder.nativeOrder()).getInt() == own;
        return ours ? new Terminal(device(), foreground, settings) : none();
    }

    /** No terminal. */
    public static Terminal none() {
        return new Terminal(Optional.empty(), new byte[0], new byte[0]);
    }

    /**
     * One that is found out only later: there is its device, and buffers that will have its foreground process group and
     * its settings by then.
     */
    public static Terminal of(String path, byte[] group, byte[] settings) {
        return new Terminal(Optional.of(path), group, settings);
    }

    /** Its device, as in {@code /dev/pts/3}; empty when the input is no terminal, or it is somebody else's now. */
    public Optional<String> path() {
        return path;
    }

    /** Whether there is one. */
    public boolean isThere() {
        return path.isPresent();
    }

    /**
     * Gives the terminal to the child: it becomes the foreground, in a process group of its own. So Ctrl-C reaches the
     * container and not the runner, and a shell inside can do job control. Without a terminal the child gets a session
     * of its own, so that no signal reaches it but through the runner.
     *
     * <p>Ctrl-Z would stop all in the group but PID 1, which would wait for them for ever. So the signal is ignored, but
     * for a shell that does job control: it restores it for its own children.
     */
    public void addTo(LaunchPlan plan) {
        CallList child = plan.child();
        if (isThere()) {
            child.add(ProcessCalls.setpgid());
            // Whoever isn't in the foreground yet is stopped with SIGTTOU for this call, unless that is blocked.
            child.add(SignalCalls.rt_sigprocmask(SignalSet.of(EnumSet.of(Signal.SIGTTOU))));
            // The process group of PID 1, as the child's own PID namespace knows it.
            child.add(TerminalCalls.ioctl_tiocspgrp(bytes(1)));
            child.add(SignalCalls.rt_sigprocmask(SignalSet.NONE));
            child.add(SignalCalls.rt_sigaction_ignore(Signal.SIGTSTP));
            takeBack(plan.afterwards());
        } else {
            child.add(ProcessCalls.setsid());
        }
    }

    /**
     * Takes the terminal back in the end, with the settings that it had. The monitor isn't in the foreground then, but
     * blocks SIGTTOU. When the window was closed meanwhile there is nothing to restore, and the calls fail.
     */
    private void takeBack(CallList afterwards) {
        afterwards.attempt(TerminalCalls.ioctl_tiocspgrp(group));
        afterwards.attempt(TerminalCalls.ioctl_tcsetsw(settings));
    }

    private static Optional<String> device() {
        try {
            return Optional.of(
                    Files.readSymbolicLink(Path.of("/proc/self/fd/0")).toString());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(int number) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(number)
                .array();
    }
}
