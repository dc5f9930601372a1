package containers.monitor;

import static containers.calls.CloneFlag.CLONE_FILES;
import static containers.calls.CloneFlag.CLONE_FS;
import static containers.calls.CloneFlag.CLONE_INTO_CGROUP;
import static containers.calls.CloneFlag.CLONE_PARENT_SETTID;
import static containers.calls.CloneFlag.CLONE_PIDFD;
import static containers.calls.CloneFlag.CLONE_SIGHAND;
import static containers.calls.CloneFlag.CLONE_VM;

import containers.calls.CloneFlag;
import containers.calls.ProcessCalls;
import containers.calls.Signal;
import containers.kernel.Argument;
import containers.kernel.Call;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What {@code clone3} is told: {@code struct clone_args}, clone(2). */
final class Birth {

    private static final int PIDFD = 8;
    private static final int PARENT_TID = 24;
    private static final int EXIT_SIGNAL = 32;
    private static final int CGROUP = 80;

    private final Argument.Structure arguments;

    private Birth(Set<CloneFlag> flags, long exitSignal, String text, Map<Integer, Argument> fields) {
        long bits = 0;
        for (CloneFlag flag : flags) {
            bits |= flag.bits();
        }
        ByteBuffer bytes = ByteBuffer.allocate(ProcessCalls.CLONE_ARGS_SIZE).order(ByteOrder.nativeOrder());
        bytes.putLong(0, bits).putLong(EXIT_SIGNAL, exitSignal);
        String shown = "{flags=" + Argument.flags(flags.toArray(new CloneFlag[0])) + text + "}";
        this.arguments = new Argument.Structure(bytes.array(), fields, shown);
    }

    /**
     * The child's. It shares the monitor's memory (CLONE_VM), and so its results. The monitor goes on meanwhile: with
     * CLONE_VFORK it would be deaf to signals while one of the child's calls hangs.
     */
    static Birth ofChild(Launch launch, Cells cells, byte[] pid) {
        Set<CloneFlag> flags = EnumSet.of(CLONE_VM, CLONE_PIDFD, CLONE_PARENT_SETTID);
        if (launch.controlGroup().isPresent()) {
            flags.add(CLONE_INTO_CGROUP);
        }
        flags.addAll(launch.namespaces());
        return new Birth(
                flags,
                Signal.SIGCHLD.number(),
                ", exit_signal=SIGCHLD",
                Map.of(PIDFD, cells.pidfd().address(), PARENT_TID, new Argument.Bytes(pid, "&pid")));
    }

    /** One who works for the monitor. It shares all that can be shared, and its end is of no interest to anybody. */
    static Birth ofHelper(Argument.Content pidfd) {
        return new Birth(
                EnumSet.of(CLONE_VM, CLONE_FS, CLONE_FILES, CLONE_SIGHAND, CLONE_PIDFD),
                0,
                "",
                Map.of(PIDFD, pidfd.address()));
    }

    /** One who runs another program. Of what a set-uid program mustn't share it shares nothing: execve(2). */
    static Birth ofErrand(Argument.Content pidfd) {
        return new Birth(
                EnumSet.of(CLONE_VM, CLONE_PIDFD),
                Signal.SIGCHLD.number(),
                ", exit_signal=SIGCHLD",
                Map.of(PIDFD, pidfd.address()));
    }

    /** Where the descriptor of the control group's directory goes. */
    Argument groupField() {
        return new Argument.Inside(arguments, CGROUP);
    }

    Call clone3() {
        return ProcessCalls.clone3(arguments);
    }
}
