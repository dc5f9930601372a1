package containers.launch;

import containers.kernel.Call;
import java.util.ArrayList;
import java.util.List;

/** Every system call of a launch with what the kernel answered, the parent's and the child's. */
public final class Trace {

    private final CallResults parent;
    private final Call clone3;
    private final CallResults meanwhile;
    private final CallResults child;

    /** Collects the results; {@code meanwhile} is {@code null} when the child didn't wait. */
    Trace(CallResults parent, Call clone3, CallResults meanwhile, CallResults child) {
        this.parent = parent;
        this.clone3 = clone3;
        this.meanwhile = meanwhile;
        this.child = child;
    }

    /** What became of the child's calls. */
    CallResults child() {
        return child;
    }

    /** The trace to print, in the order of {@link Explanation}. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("parent");
        lines.addAll(parent.lines());
        lines.add(Explanation.unnumbered(clone3.toString()));
        if (meanwhile != null) {
            lines.add("parent, while the child waits");
            lines.addAll(meanwhile.lines());
        }
        lines.add("child");
        lines.addAll(child.lines());
        return lines;
    }
}
