package containers.usermode;

import containers.calls.FileCalls;
import containers.cgroups.removal.StateDirectory;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.Telling;
import containers.launch.LaunchPlan;
import containers.ports.PublishedPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A network that a program of the user's makes: the door of this package.
 *
 * @param program which
 * @param ports the host's that lead to the container, where the program can do that
 */
public record UserNetwork(NetworkProgram program, List<PublishedPort> ports) {

    public UserNetwork {
        ports = List.copyOf(ports);
    }

    private static final Path TUN = Path.of("/dev/net/tun");

    /**
     * Looks whether it can be had.
     *
     * @return this
     * @throws IllegalArgumentException when it can't: why
     */
    public UserNetwork checked() {
        if (program.path().isEmpty()) {
            throw new IllegalArgumentException("--network " + program + ": there is no program " + program
                    + " here (on Debian: apt install " + program.debianPackage() + ")");
        }
        if (!Files.isReadable(TUN) || !Files.isWritable(TUN)) {
            throw new IllegalArgumentException("--network " + program + ": it takes " + TUN
                    + ", which isn't there or not for this user (as root: modprobe tun; chmod 666 " + TUN + ")");
        }
        FreePorts.check(ports);
        return this;
    }

    /** Ends what others left that were killed: it would have their ports for ever. */
    public static void sweep() {
        Set<String> programs = new HashSet<>();
        for (NetworkProgram each : NetworkProgram.values()) {
            each.path().ifPresent(programs::add);
        }
        new LostPrograms(Path.of(StateDirectory.path()), programs).sweep();
    }

    // tag::add[]
    /** Has the program make it, and waits. Comes when the child is in its network namespace. */
    public void addTo(LaunchPlan plan) {
        StateDirectory.addTo(plan.parent(), StateDirectory.path());
        plan.attend(program.attendant(program.path().orElseThrow(), ports));
        checkIsThere(plan.child());
    }
    // end::add[]

    /** It may have given up, and said why. */
    private void checkIsThere(CallList child) {
        Argument.Result socket = child.add(InterfaceCalls.socket());
        child.add(
                InterfaceCalls.ioctl_siocgifindex(socket, NetworkProgram.INTERFACE),
                List.of(Telling.of(
                        Telling.RUNNER_FAILED,
                        program + " has made no network for the container (why, it may have said)")));
        child.add(FileCalls.close(socket));
    }
}
