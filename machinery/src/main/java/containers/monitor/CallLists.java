package containers.monitor;

import containers.kernel.CallList;
import java.util.List;

/**
 * The calls around a child, by who makes them and when.
 *
 * @param parent those that are made before there is a child
 * @param child the child's; the last is {@code execve}
 * @param init what the child goes on with when one of its calls is clone(2): the new process makes the calls behind that
 *     one then; empty when there is no such call
 * @param holder what another process does that the child makes with {@code clone3}, while the child goes on with its own
 *     calls; empty when there is no such call
 * @param meanwhile those that are made while the child exists but waits: those that need its PID; empty when it needn't wait.
 *     The first of them opens the directory whose path is in {@link Launch#childDirectory}
 * @param afterwards those for the end: whatever became of the child, and whether each of them works or not
 * @param alone what is done behind those, if the last of them worked: what others may need, too, goes with the last of them.
 *     When one of these fails, it ends there
 */
public record CallLists(
        CallList parent,
        CallList child,
        CallList init,
        CallList holder,
        CallList meanwhile,
        CallList afterwards,
        CallList alone) {

    /** Empty ones, to be added to. */
    public CallLists() {
        this(
                new CallList(),
                new CallList(),
                new CallList(),
                new CallList(),
                new CallList(),
                new CallList(),
                new CallList());
    }

    public List<CallList> all() {
        return List.of(parent, child, init, holder, meanwhile, afterwards, alone);
    }
}
