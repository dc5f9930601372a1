package containers.pipes;

import static containers.program.RoutineCalls.memcpy;

import containers.calls.DescriptorCalls;
import containers.calls.OpenFlag;
import containers.kernel.Argument;
import containers.kernel.CallList;

/** A pipe that a program makes: pipe2(2) writes two ints, and a later call takes each from a word of its own. */
public final class PipeEnds {

    private final Argument.Bytes both;
    private final Argument.Content readEnd;
    private final Argument.Content writeEnd;

    /** @param name how the two are called when they are printed */
    public PipeEnds(String name) {
        both = new Argument.Bytes(new byte[2 * Integer.BYTES], "&" + name);
        readEnd = Argument.Content.unset(name + "[0]");
        writeEnd = Argument.Content.unset(name + "[1]");
    }

    /** Adds the calls that make it. */
    public void addTo(CallList calls) {
        calls.add(DescriptorCalls.pipe2(both.content(), OpenFlag.O_CLOEXEC));
        calls.add(memcpy(readEnd.address(), both, Integer.BYTES));
        calls.add(memcpy(writeEnd.address(), new Argument.Inside(both, Integer.BYTES), Integer.BYTES));
    }

    public Argument.Content readEnd() {
        return readEnd;
    }

    public Argument.Content writeEnd() {
        return writeEnd;
    }
}
