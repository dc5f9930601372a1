package containers.monitor;

import static containers.calls.CloneFlag.CLONE_INTO_CGROUP;
import static containers.calls.CloneFlag.CLONE_PARENT_SETTID;
import static containers.calls.CloneFlag.CLONE_PIDFD;
import static containers.calls.CloneFlag.CLONE_VM;

import containers.calls.CloneArguments;
import containers.calls.CloneFlag;
import containers.calls.ProcessCalls;
import containers.kernel.Argument;
import containers.kernel.Call;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How a process begins that the monitor waits for.
 *
 * @param arguments what clone3 is told
 */
record Birth(Argument.Structure arguments) {

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
        return new Birth(CloneArguments.ofChild(
                flags,
                Map.of(
                        CloneArguments.PIDFD,
                        cells.pidfd().address(),
                        CloneArguments.PARENT_TID,
                        new Argument.Bytes(pid, "&pid"))));
    }

    /** One who runs another program. Of what a set-uid program mustn't share it shares nothing: execve(2). */
    static Birth ofErrand(Argument.Content pidfd) {
        return new Birth(CloneArguments.ofChild(
                EnumSet.of(CLONE_VM, CLONE_PIDFD), Map.of(CloneArguments.PIDFD, pidfd.address())));
    }

    /** Where the descriptor of the control group's directory goes. */
    Argument groupField() {
        return new Argument.Inside(arguments, CloneArguments.CGROUP);
    }

    Call clone3() {
        return ProcessCalls.clone3(arguments);
    }
}
