package containers.launch;

import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.CloneFlag;
import containers.kernel.Part;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Everything the kernel will be asked for, from the parent's preparations to the child's {@code execve}.
 *
 * <p>A plan is data. Building one changes nothing: it can be printed ({@link Explanation}), compared in a test, or
 * carried out ({@link Launcher}). All decisions are made while it is built, in Java, by the parent: the child only
 * works through its list.
 */
public final class LaunchPlan {

    private final Set<CloneFlag> namespaces = EnumSet.noneOf(CloneFlag.class);
    private final CallList parent = new CallList();
    private final CallList child = new CallList();
    private Argument.Result controlGroup;
    private Function<String, CallList> meanwhile;

    /**
     * Adds a part: all that {@code calls} adds to this plan knows that it belongs to it.
     *
     * @param step the step of the workshop that explains it
     * @param title a few words for a heading
     */
    public void part(int step, String title, Consumer<LaunchPlan> calls) {
        Part part = new Part(step, title);
        parent.begin(part);
        child.begin(part);
        calls.accept(this);
        parent.begin(Part.NONE);
        child.begin(Part.NONE);
    }

    /** The same for calls that give something to a later part, as what is taken from the host's tree. */
    public <T> T partWithResult(int step, String title, Function<LaunchPlan, T> calls) {
        List<T> result = new ArrayList<>();
        part(step, title, plan -> result.add(calls.apply(plan)));
        return result.get(0);
    }

    /** The calls that the parent makes before there is a child. */
    public CallList parent() {
        return parent;
    }

    /** The calls that the child makes. The last is {@code execve}. */
    public CallList child() {
        return child;
    }

    /** The namespaces that {@code clone3} makes for the child. */
    public Set<CloneFlag> namespaces() {
        return namespaces;
    }

    /**
     * Has the child be born in a control group of version 2.
     *
     * @param directory the one of the parent's calls that opened the group's directory; it is closed after the birth
     */
    public void bornIn(Argument.Result directory) {
        controlGroup = directory;
    }

    /** See {@link #bornIn}; {@code null} when the child is born in its parent's group. */
    public Argument.Result controlGroup() {
        return controlGroup;
    }

    /**
     * Calls that the parent makes while the child exists but waits: those that need the child's PID.
     *
     * @param calls from the PID, as text, to the calls
     */
    public void meanwhile(Function<String, CallList> calls) {
        meanwhile = calls;
    }

    /** The calls for the child with that PID, or {@code null} when the child needn't wait. */
    public CallList meanwhileFor(String pid) {
        return meanwhile == null ? null : meanwhile.apply(pid);
    }

    boolean childWaits() {
        return meanwhile != null;
    }
}
