package containers.launch;

import static containers.kernel.CloneFlag.CLONE_CLEAR_SIGHAND;
import static containers.kernel.CloneFlag.CLONE_INTO_CGROUP;
import static containers.kernel.CloneFlag.CLONE_PIDFD;
import static containers.kernel.CloneFlag.CLONE_VFORK;
import static containers.kernel.CloneFlag.CLONE_VM;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.CloneFlag;
import containers.kernel.Errno;
import containers.kernel.FileCalls;
import containers.kernel.Kernel;
import containers.kernel.SystemCall;
import containers.kernel.SystemCallException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Carries out launch plans: makes the parent's calls, starts the child, and tells whether it came as far as its program.
 *
 * <p>The child shares this JVM's memory (CLONE_VM) until it runs its program, so its results need no way back: they are
 * there. Nothing of Java runs in it. That includes signal handlers, which CLONE_CLEAR_SIGHAND takes from it.
 */
public final class Launcher implements AutoCloseable {

    /** Asked once, before any launch: during one, another thread's child may just have changed it. */
    private static final Dumpable DUMPABLE = Dumpable.now();

    /**
     * Held from a gate's making until its child has it and the parent has closed its own writing end. Otherwise a child
     * of another thread would get a copy of that end, and reading from the other would go on until that child, too, runs
     * its program.
     */
    private static final ReentrantLock MAKING_GATE = new ReentrantLock();

    private final LaunchStub stub = new LaunchStub();

    /** The flags for clone3: how a child is started here, and the namespaces that the plan asks for. */
    // tag::flags[]
    static Set<CloneFlag> cloneFlags(LaunchPlan plan) {
        Set<CloneFlag> flags = EnumSet.of(CLONE_VM, CLONE_PIDFD, CLONE_CLEAR_SIGHAND);
        if (!plan.childWaits()) {
            flags.add(CLONE_VFORK);
        }
        if (plan.controlGroup() != null) {
            flags.add(CLONE_INTO_CGROUP);
        }
        flags.addAll(plan.namespaces());
        return flags;
    }
    // end::flags[]

    /**
     * Starts the child and returns once it runs its program.
     *
     * @throws SystemCallException when one of the parent's calls is refused, {@code clone3} included
     * @throws LaunchFailedException when one of the child's calls is refused; the child is gone then
     */
    public Child launch(LaunchPlan plan) {
        long[] results = Kernel.call(plan.parent());
        CallResults parent = new CallResults(plan.parent().rows(), results);
        long group =
                plan.controlGroup() == null ? 0 : results[plan.controlGroup().row()];
        try {
            return plan.childWaits() ? launchAndMeet(plan, parent, group) : launchAndSleep(plan, parent, group);
        } finally {
            DUMPABLE.restore();
            if (plan.controlGroup() != null) {
                Kernel.call(FileCalls.close(Argument.number(group)));
            }
        }
    }

    /** With CLONE_VFORK this thread sleeps until the child runs its program or ends: nothing else is needed. */
    private Child launchAndSleep(LaunchPlan plan, CallResults parent, long group) {
        try (PlanMemory memory = new PlanMemory(plan.child(), cloneFlags(plan), group)) {
            int pid = clone3(memory, plan);
            return started(pid, memory.pidfd(), new Trace(parent, clone3(plan), null, memory.results()));
        }
    }

    /** The parent has something to do in between, so the child waits at a gate. */
    private Child launchAndMeet(LaunchPlan plan, CallResults parent, long group) {
        MAKING_GATE.lock();
        try (Pipe gate = new Pipe();
                Pipe running = new Pipe();
                PlanMemory memory = new PlanMemory(
                        Gate.calls(gate.readEnd(), gate.writeEnd()).then(plan.child()), cloneFlags(plan), group)) {
            int pid = clone3(memory, plan);
            // The child's copy of this end closes by itself when the child runs its program or ends (O_CLOEXEC).
            running.closeWriteEnd();
            MAKING_GATE.unlock();
            CallResults meanwhile = openGate(plan, gate, pid, memory);
            running.readAll();
            return started(pid, memory.pidfd(), new Trace(parent, clone3(plan), meanwhile, memory.results()));
        } finally {
            if (MAKING_GATE.isHeldByCurrentThread()) {
                MAKING_GATE.unlock();
            }
        }
    }

    private static CallResults openGate(LaunchPlan plan, Pipe gate, int pid, PlanMemory memory) {
        try {
            CallList calls = plan.meanwhileFor(Integer.toString(pid));
            CallResults results = new CallResults(calls.rows(), Kernel.call(calls));
            gate.write(Gate.OPEN);
            return results;
        } catch (RuntimeException | Error refused) {
            // The child still uses this memory: it must be gone before the memory is.
            new Child(pid, memory.pidfd(), null).close();
            throw refused;
        }
    }

    private int clone3(PlanMemory memory, LaunchPlan plan) {
        long result = stub.launch(memory.cloneArgs(), PlanMemory.CLONE_ARGS_SIZE, memory.firstRow());
        if (Errno.isFailure(result)) {
            throw new SystemCallException(clone3(plan), Errno.of(-result));
        }
        return Math.toIntExact(result);
    }

    /** The call as a person reads it. */
    static Call clone3(LaunchPlan plan) {
        CloneFlag[] flags = cloneFlags(plan).toArray(new CloneFlag[0]);
        String group = plan.controlGroup() == null ? "" : ", cgroup=" + plan.controlGroup();
        String text = "{flags=" + Argument.flags(flags) + ", exit_signal=SIGCHLD" + group + "}";
        return Call.of(
                SystemCall.CLONE3, new Argument.Bytes(new byte[0], text), Argument.number(PlanMemory.CLONE_ARGS_SIZE));
    }

    /** The child, or what kept it from its program. */
    private static Child started(int pid, int pidfd, Trace trace) {
        Child child = new Child(pid, pidfd, trace);
        Optional<CallResults.Refusal> refusal = trace.child().refusal();
        if (refusal.isPresent()) {
            child.waitFor();
            child.close();
            throw new LaunchFailedException(refusal.get().call(), refusal.get().errno(), trace);
        }
        return child;
    }

    @Override
    public void close() {
        stub.close();
    }
}
