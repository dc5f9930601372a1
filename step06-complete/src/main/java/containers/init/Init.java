package containers.init;

import static containers.calls.CloneFlag.CLONE_VM;
import static containers.start.MemoryFileFlag.MFD_ALLOW_SEALING;
import static containers.start.MemoryFileFlag.MFD_CLOEXEC;
import static containers.start.MemoryFileFlag.MFD_EXEC;

import containers.calls.CredentialCalls;
import containers.calls.DescriptorCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.calls.ProcessCalls;
import containers.calls.SignalCalls;
import containers.calls.SignalSet;
import containers.executable.ProgramFile;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.Telling;
import containers.launch.LaunchPlan;
import containers.relay.TerminalCalls;
import containers.start.MemoryFileCalls;
import java.util.List;

/**
 * Whether a container's PID 1 is a program of ours, and its command PID 2: the door of this package.
 *
 * <p>The kernel gives every process whose parent has ended to PID 1, which is to wait for it. Few programs do: what isn't
 * waited for stays as a zombie. And a signal that PID 1 has no handler for is lost: pid_namespaces(7).
 *
 * <p>Until its {@code execve} a child shares the monitor's memory. So nothing of the container's may run before PID 1 is
 * another program: with ptrace(2), it could write to the monitor through it.
 *
 * @param wanted whether it is so
 * @param terminal whether the container has a terminal
 */
public record Init(boolean wanted, boolean terminal) {

    private static final int PROGRAM = 8; // It is behind all that is open by then.
    private static final Argument FILE = Argument.number(PROGRAM);

    private static final List<Telling> NO_FILE = List.of(Telling.of(
            Telling.RUNNER_FAILED, "its init is a program in memory, and can't run here (sysctl vm.memfd_noexec)"));

    private static final List<Telling> NO_PROCESS = List.of(Telling.of(
            Telling.RUNNER_FAILED,
            "its init needs a process besides the command's (the limits of processes, the filter)"));

    /** Adds the child's calls that write the program to a file in memory, which nobody can change then. */
    public void write(CallList child) {
        if (!wanted) {
            return;
        }
        byte[] content = ProgramFile.of(InitProgram.program()).content();
        Argument.Result plain =
                child.add(MemoryFileCalls.memfd_create("init", MFD_CLOEXEC, MFD_ALLOW_SEALING), NO_FILE);
        // A kernel since 6.3 may want to be told that it is a program; an older one refuses what it doesn't know.
        Argument.Result told =
                child.attempt(MemoryFileCalls.memfd_create("init", MFD_CLOEXEC, MFD_ALLOW_SEALING, MFD_EXEC));
        child.add(DescriptorCalls.dup3(plain, PROGRAM, OpenFlag.O_CLOEXEC));
        child.attempt(DescriptorCalls.dup3(told, PROGRAM, OpenFlag.O_CLOEXEC));
        child.add(FileCalls.close(plain));
        child.attempt(FileCalls.close(told));
        child.add(FileCalls.write(FILE, new Argument.Constant(content, "the program init")));
        child.add(MemoryFileCalls.fcntl_add_seals(FILE));
    }

    // tag::start[]
    /** Adds the calls that make a second process for the command, and those with which the first becomes the program. */
    public void start(LaunchPlan plan) {
        if (!wanted) {
            return;
        }
        Turn turn = new Turn();
        turn.addTo(plan.child());
        plan.child().add(ProcessCalls.clone(CLONE_VM), NO_PROCESS);
        turn.await(plan.child());
        plan.child().add(FileCalls.close(FILE));
        become(plan.init());
    }

    /** What is typed is the command's, with all signals of keys. It is the foreground's, and so doesn't get them twice. */
    private void become(CallList first) {
        first.add(SignalCalls.rt_sigprocmask(SignalSet.ALL));
        first.add(CredentialCalls.setpgid(InitProgram.COMMAND));
        if (terminal) {
            first.add(TerminalCalls.ioctl_tiocspgrp(InitProgram.COMMAND));
        }
        first.add(ProcessCalls.execveat(FILE, List.of("init"), List.of()), NO_FILE);
    }
    // end::start[]
}
