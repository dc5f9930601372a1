package containers.terminal;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_CREAT;
import static containers.calls.OpenFlag.O_NOCTTY;
import static containers.calls.OpenFlag.O_RDWR;
import static containers.calls.OpenFlag.O_WRONLY;
import static containers.kernel.Argument.number;

import containers.calls.CredentialCalls;
import containers.calls.DescriptorCalls;
import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.calls.Signal;
import containers.calls.SignalCalls;
import containers.identity.Identity;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.Telling;
import containers.launch.LaunchPlan;
import containers.relay.Relay;
import containers.relay.TerminalCalls;
import containers.rootfs.Mount;
import java.util.List;

/**
 * A terminal of the container's own. A pseudo-terminal has two sides: who holds the <em>master</em> is the person, whose
 * keys and screen it stands for, and the <em>slave</em> is the terminal. The container has the slave, the monitor the master.
 *
 * @param caller the terminal that it is connected with; where there is none, the container has none either, but pipes
 * @param owner whom it belongs to
 */
public record PseudoTerminal(Terminal caller, Identity owner) {

    /** The first one in a filesystem that nobody used yet. */
    private static final String PATH = "/dev/pts/0";

    private static final String CONSOLE = "/dev/console";
    private static final int UNCHANGED = -1;

    private static final List<Telling> NONE_LEFT = List.of(Telling.of(
            Telling.RUNNER_FAILED,
            "the container can't get a terminal of its own (sysctl kernel.pty.max and kernel.pty.nr)"));

    /**
     * Adds the child's call that leaves the caller's session. From then on no key of the caller's sends it a signal, and
     * /dev/tty is nothing until it has a terminal of its own.
     */
    public void leaveSession(CallList child) {
        child.add(CredentialCalls.setsid());
    }

    // tag::open[]
    /**
     * Adds the calls that open it. They come when the container has its own /dev/pts, which alone knows it: a terminal of the
     * host's would have no name there.
     */
    public void addTo(LaunchPlan plan) {
        if (!caller.isThere()) {
            new Pipes(caller, owner).addTo(plan);
            return;
        }
        Relay relay = Relay.ofTerminal(caller.settings());
        plan.relay(relay);
        CallList child = plan.child();
        Argument.Result master = child.add(FileCalls.openat("/dev/pts/ptmx", O_RDWR, O_NOCTTY, O_CLOEXEC), NONE_LEFT);
        child.add(TerminalCalls.ioctl_tiocsptlck(master));
        Argument.Result slave = child.add(TerminalCalls.ioctl_tiocgptpeer(master, O_RDWR, O_NOCTTY, O_CLOEXEC));
        setUp(child, slave);
        relay.handOver(child, master, slave);
        becomeConsole(child);
        replaceStandardFiles(child, slave);
        child.add(FileCalls.close(slave));
        child.add(FileCalls.close(master));
    }
    // end::open[]

    /** As the caller's is: the same keys, the same size. */
    private void setUp(CallList child, Argument slave) {
        byte[] winsize = new byte[TerminalCalls.WINSIZE_SIZE];
        child.add(TerminalCalls.ioctl_tcsets(slave, caller.settings()));
        child.add(TerminalCalls.ioctl_tiocgwinsz(number(0), winsize));
        child.add(TerminalCalls.ioctl_tiocswinsz(slave, winsize));
        if (!owner.isRoot()) {
            child.add(DirectoryCalls.fchownat(PATH, owner.uid(), UNCHANGED));
        }
    }

    private static void becomeConsole(CallList child) {
        child.add(FileCalls.close(child.add(FileCalls.openat(CONSOLE, 0600, O_WRONLY, O_CREAT, O_CLOEXEC))));
        Mount.bind(PATH, CONSOLE).addTo(child);
    }

    private void replaceStandardFiles(CallList child, Argument slave) {
        for (int file : caller.files()) {
            child.add(DescriptorCalls.dup3(slave, file));
        }
        child.add(TerminalCalls.ioctl_tiocsctty(number(0)));
        // Ctrl-Z would stop all in the foreground but PID 1, which would wait for them for ever. A shell that does job
        // control restores it for its own children.
        child.add(SignalCalls.rt_sigaction_ignore(Signal.SIGTSTP));
    }
}
