package containers.locking;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_RDONLY;

import containers.calls.CloneArguments;
import containers.calls.CloneFlag;
import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.calls.Signal;
import containers.calls.SignalCalls;
import containers.calls.WaitCalls;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.Telling;
import containers.launch.LaunchPlan;
import containers.namespaces.NamespaceCalls;
import containers.namespaces.UserMapping;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A process that is born into a user namespace and others that belong to it, and waits there until the child is in them.
 *
 * <p>Who enters a user namespace can't go back, and the child has work left outside. So it sends somebody else.
 *
 * @param kinds the others
 */
record Holder(Set<CloneFlag> kinds) {

    /** The first behind the child's. It is free again when the program begins: asked for, it isn't counted. */
    private static final int PID = 2;

    private static final List<Telling> NO_PROCESS = List.of(Telling.of(
            Telling.RUNNER_FAILED,
            "a container in a user namespace is set up by two processes, and there is room for one (ulimit -u)"));

    // tag::enter[]
    /**
     * Has the child enter the others.
     *
     * @param users of the child's own user namespace: in the new one everybody is who they are there
     * @return the descriptor of the new one
     */
    Argument.Result enter(LaunchPlan plan, UserMapping users) {
        CallList child = plan.child();
        // A change of user gave its files in /proc to the host's root, who is nobody here: proc_pid(5).
        child.add(ProcessCalls.prctl_set_dumpable());
        child.add(ProcessCalls.clone3(birth()), NO_PROCESS);
        plan.holder().attempt(WaitCalls.ppoll());
        Argument.Result directory = directory(child);
        users.repeat(child, directory);
        Argument.Result inner = child.add(FileCalls.openat(directory, "ns/user", O_RDONLY, O_CLOEXEC));
        child.add(FileCalls.close(directory));
        Argument.Result holder = child.add(ProcessCalls.pidfd_open(PID));
        child.add(NamespaceCalls.setns(holder, kinds.toArray(new CloneFlag[0])));
        child.add(SignalCalls.pidfd_send_signal(holder, new Argument.Word(Signal.SIGKILL.number(), "SIGKILL")));
        child.add(FileCalls.close(holder));
        child.add(ProcessCalls.waitid_pid(Argument.number(PID)));
        return inner;
    }

    /** In the /proc of its PID namespace, which isn't mounted yet: the host's has other numbers. */
    private static Argument.Result directory(CallList child) {
        Argument.Result type = child.add(FilesystemCalls.fsopen("proc"));
        child.add(FilesystemCalls.fsconfig_create(type));
        Argument.Result proc = child.add(FilesystemCalls.fsmount(type));
        child.add(FileCalls.close(type));
        Argument.Result directory = child.add(FileCalls.openat(proc, Integer.toString(PID), O_RDONLY, O_CLOEXEC));
        child.add(FileCalls.close(proc));
        return directory;
    }
    // end::enter[]

    private Argument birth() {
        Set<CloneFlag> flags = EnumSet.of(CloneFlag.CLONE_VM, CloneFlag.CLONE_FILES, CloneFlag.CLONE_NEWUSER);
        flags.addAll(kinds);
        return CloneArguments.ofChild(flags, PID);
    }
}
