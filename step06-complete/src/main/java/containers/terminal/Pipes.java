package containers.terminal;

import static containers.calls.DescriptorCalls.STDIN;
import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_RDONLY;

import containers.calls.DescriptorCalls;
import containers.calls.FileCalls;
import containers.identity.Identity;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.launch.LaunchPlan;
import containers.pipes.PipeEnds;
import containers.relay.Relay;
import java.util.ArrayList;
import java.util.List;

/**
 * What a container without a terminal has in place of its caller's: pipes, and processes of ours that copy. A file or a
 * pipe of the caller's, it has as it is.
 *
 * @param caller which of the standard files are a terminal
 * @param owner whom the pipes belong to, who can open them once more by their names in {@code /proc}
 */
record Pipes(Terminal caller, Identity owner) {

    /** Adds the child's calls, and what is to copy. */
    void addTo(LaunchPlan plan) {
        boolean reads = caller.reads() && caller.files().contains(STDIN);
        List<Integer> outputs = new ArrayList<>(caller.files());
        outputs.remove(Integer.valueOf(STDIN));
        if (caller.files().contains(STDIN) && !reads) {
            readNothing(plan.child());
        }
        if (reads || !outputs.isEmpty() || caller.later().isPresent()) {
            connect(plan, reads, outputs);
        }
    }

    /** Keys are for who has the screen: {@code less}, say, at the other end of a pipe. */
    private static void readNothing(CallList child) {
        Argument.Result nothing = child.add(FileCalls.openat("/dev/null", O_RDONLY, O_CLOEXEC));
        child.add(DescriptorCalls.dup3(nothing, STDIN));
        child.add(FileCalls.close(nothing));
    }

    private void connect(LaunchPlan plan, boolean reads, List<Integer> outputs) {
        CallList child = plan.child();
        Relay relay = caller.later()
                .map(later -> Relay.ofPipes(reads, later.screen()))
                .orElseGet(() -> Relay.ofPipes(reads, outputs.isEmpty() ? 1 : outputs.get(0)));
        plan.relay(relay);
        PipeEnds output = make(child, "output");
        PipeEnds input = reads ? make(child, "input") : output;
        Argument.Content monitors = reads ? input.writeEnd() : output.readEnd();
        relay.handOver(child, output.readEnd().address(), monitors.address());
        outputs.forEach(file -> child.add(DescriptorCalls.dup3(output.writeEnd(), file)));
        caller.later().ifPresent(later -> later.replace(child, output.writeEnd()));
        close(child, output);
        if (reads) {
            child.add(DescriptorCalls.dup3(input.readEnd(), STDIN));
            close(child, input);
        }
    }

    private PipeEnds make(CallList child, String name) {
        PipeEnds pipe = new PipeEnds(name);
        pipe.addTo(child);
        if (!owner.isRoot()) {
            child.add(FileCalls.fchown(pipe.readEnd(), owner.uid()));
        }
        return pipe;
    }

    private static void close(CallList child, PipeEnds pipe) {
        child.add(FileCalls.close(pipe.readEnd()));
        child.add(FileCalls.close(pipe.writeEnd()));
    }
}
